import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { formPage, type Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { Afterwards } from './afterwards.js';
import { DoesNotFit } from './errors.js';
import {
  type BareFields,
  bareForm,
  type DayFields,
  dayForm,
  type SetbackFields,
  setbackForm,
} from './forms.js';
import { afterSetback, begunAgain, ended, type Milestone, withoutLastSetback } from './milestone.js';
import { formView } from './milestones.view.js';
import { Milestones } from './milestones.js';
import { orAgain } from './or-again.js';
import { onDay, Todays } from './today.js';

/** Runs of days: how one ends, and how the next begins. Nothing falls to zero. */
@Controller('milestones/:id')
@Access('member')
export class SetbacksController {
  constructor(
    private readonly milestones: Milestones,
    private readonly todays: Todays,
    private readonly afterwards: Afterwards,
  ) {}

  @Get('setback')
  setback(@Param('id') id: string, @Query('day') day: unknown, @SignedIn() viewer: Viewer): Promise<Page> {
    return this.page('setback', id, day, viewer);
  }

  @Post('setbacks')
  async noteSetback(
    @Param('id') id: string,
    @Body(new FormPipe(setbackForm)) form: Form<SetbackFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const how = (now: Milestone, { day, note }: SetbackFields) =>
      orDoesNotFit(afterSetback(now, { on: day, note }));
    return this.keep('setback', id, form, viewer, how, form.fields?.note);
  }

  @Post('setbacks/removal')
  async takeBack(
    @Param('id') id: string,
    @Body(new FormPipe(bareForm)) form: Form<BareFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<SeeOther> {
    await this.milestones.change(viewer, id, withoutLastSetback);
    return this.to(id, form);
  }

  @Get('ending')
  ending(@Param('id') id: string, @Query('day') day: unknown, @SignedIn() viewer: Viewer): Promise<Page> {
    return this.page('ending', id, day, viewer);
  }

  @Post('ending')
  async end(
    @Param('id') id: string,
    @Body(new FormPipe(dayForm)) form: Form<DayFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    return this.keep('ending', id, form, viewer, (now, { day }) => orDoesNotFit(ended(now, day)));
  }

  @Post('beginning')
  async beginAgain(
    @Param('id') id: string,
    @Body(new FormPipe(dayForm)) form: Form<DayFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    return this.keep('ending', id, form, viewer, (now, { day }) => begunAgain(now, day));
  }

  private async page(name: string, id: string, day: unknown, viewer: Viewer): Promise<Page> {
    const milestone = await this.milestones.one(viewer, id);
    const today = await this.todays.of(day);
    return formPage(`milestones/${name}`, formView(milestone, emptyForm({ day: today.day }), today, name));
  }

  private async keep<Fields>(
    name: string,
    id: string,
    form: Form<Fields>,
    viewer: Viewer,
    how: (now: Milestone, fields: Fields) => Milestone,
    words = '',
  ): Promise<Page | SeeOther> {
    const milestone = await this.milestones.one(viewer, id);
    const today = await this.todays.of(form.values.shown);
    const again = (worse: Form<unknown>) =>
      this.afterwards.again(`milestones/${name}`, formView(milestone, worse, today, name), worse);
    if (!form.fields) return again(form);
    const { fields } = form;
    const done = this.milestones.change(viewer, id, (now) => how(now, fields));
    return orAgain(done, () => this.afterwards.of(words, viewer, id, today), form, again);
  }

  private async to(id: string, { values }: Form<unknown>): Promise<SeeOther> {
    return new SeeOther(onDay(`/milestones/${id}`, await this.todays.of(values.shown)));
  }
}

function orDoesNotFit(milestone: Milestone | null): Milestone {
  if (!milestone) throw new DoesNotFit('day', 'milestones.day_before_run');
  return milestone;
}
