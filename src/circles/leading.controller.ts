import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { stoppedForm } from '../boards/staff-words.js';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { titleOf } from '../threads/thread.view.js';
import type { CircleRow } from './circle-reading.js';
import { Circles } from './circles.js';
import { type OfferFields, offerForm } from './forms.js';

/** What whoever leads a circle does with it, and taking one that is offered. To all others the doors are not there. */
@Controller('threads/:id')
@Access('facilitator')
export class LeadingController {
  constructor(private readonly circles: Circles) {}

  @Get('hand-over')
  async offering(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page> {
    return formPage('circles/hand-over', view(await this.circles.led(id, viewer), emptyForm()));
  }

  @Post('hand-over')
  async offer(
    @Param('id') id: string,
    @Body(new FormPipe(offerForm)) form: Form<OfferFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const circle = await this.circles.led(id, viewer);
    if (!form.fields) return formAgain('circles/hand-over', view(circle, form));
    try {
      if (await this.circles.offer(circle, form.fields, viewer)) return new SeeOther('/facilitating');
      const nobody = withError(form, 'pseudonym', 'circles.nobody_of_that_name');
      return formAgain('circles/hand-over', view(circle, nobody));
    } catch (error) {
      const stopped = stoppedForm(error, form);
      return formAgain('circles/hand-over', { ...view(circle, stopped.form), help: stopped.help });
    }
  }

  @Post('hand-over/withdrawal')
  async keep(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.circles.keep(await this.circles.led(id, viewer), viewer);
    return new SeeOther('/facilitating');
  }

  @Post('taking')
  async take(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.circles.take(await this.circles.readable(id, viewer), viewer);
    return new SeeOther(`/threads/${id}`);
  }

  @Post('closing')
  async close(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.circles.shut(await this.circles.led(id, viewer), viewer, true);
    return new SeeOther(`/threads/${id}`);
  }

  @Post('reopening')
  async reopen(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.circles.shut(await this.circles.led(id, viewer), viewer, false);
    return new SeeOther(`/threads/${id}`);
  }
}

function view(circle: CircleRow, form: Form<unknown>): object {
  return { circle: { id: circle.thread_id, title: titleOf(circle) }, form };
}
