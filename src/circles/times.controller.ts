import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, type Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import type { CircleRow } from './circle-reading.js';
import { Circles, edgesLeft } from './circles.js';
import { CircleClock } from './clock.js';
import { NotForThisCircle } from './errors.js';
import { type TimesFields, timesForm } from './forms.js';
import { timesView, withTimes } from './new-circle.view.js';
import { firstToCome, timesLeft } from './times-left.js';

/** The times of the parts that have not begun, for whoever leads the circle. To all others the door is not there. */
@Controller('threads/:id/times')
@Access('facilitator')
export class TimesController {
  constructor(
    private readonly circles: Circles,
    private readonly clock: CircleClock,
  ) {}

  @Get()
  async show(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page> {
    const circle = await this.circles.led(id, viewer);
    const first = this.first(circle);
    return formPage('circles/times', timesView(circle, first, emptyForm(timesLeft(circle, first))));
  }

  @Post()
  async change(
    @Param('id') id: string,
    @Body(new FormPipe(timesForm)) given: Form<TimesFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const circle = await this.circles.led(id, viewer);
    const first = this.first(circle);
    const form = this.checked(given, circle, first);
    if (!form.fields) return formAgain('circles/times', timesView(circle, first, form));
    await this.circles.retime(circle, form.fields, viewer);
    return new SeeOther(`/threads/${id}#circle-title`);
  }

  private first(circle: CircleRow): number {
    const first = firstToCome(circle, this.clock.now());
    if (first === null || circle.state === 'locked') throw new NotForThisCircle();
    return first;
  }

  private checked(form: Form<TimesFields>, circle: CircleRow, first: number): Form<TimesFields> {
    if (!form.fields) return form;
    if (form.fields.first !== first) return withError(form, 'day', 'circles.begun_meanwhile');
    const begins = edgesLeft(form.fields, circle.zone)[0]!;
    const running = circle.edges[first - 2];
    if (running && begins <= running) return withError(form, 'day', 'circles.before_what_runs');
    return withTimes(form, begins, this.clock.now());
  }
}
