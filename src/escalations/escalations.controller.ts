import { Body, Controller, Param, Post, UseFilters } from '@nestjs/common';
import { BadRequest } from '../platform/errors/problem.js';
import { Access } from '../platform/web/access.js';
import { formAgain, type Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { Reviews } from '../reviews/reviews.js';
import { TakenFilter } from '../reviews/taken.filter.js';
import { Escalations } from './escalations.js';
import { type EscalationFields, escalationForm, type StepsFields, stepsForm } from './forms.js';
import { Ticks } from './ticks.js';

/** A held text for which others are called at once, and the protocol beside it. */
@Controller('reviews/:id/escalation')
@Access('staff')
@UseFilters(TakenFilter)
export class EscalationsController {
  constructor(
    private readonly reviews: Reviews,
    private readonly escalations: Escalations,
    private readonly ticks: Ticks,
  ) {}

  @Post()
  async escalate(
    @Param('id') id: string,
    @Body(new FormPipe(escalationForm)) form: Form<EscalationFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const review = await this.reviews.mine(id, viewer);
    if (!form.fields) {
      const view = await this.reviews.view(review, viewer, emptyForm());
      return formAgain('reviews/show', { ...view, escalationForm: form });
    }
    await this.escalations.escalate(review, viewer, form.fields);
    return new SeeOther(`/reviews/${id}#escalation`);
  }

  @Post('acknowledgement')
  async acknowledge(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.escalations.acknowledge(await this.reviews.readable(id, viewer), viewer);
    return new SeeOther(`/reviews/${id}#escalation`);
  }

  @Post('steps')
  async tick(
    @Param('id') id: string,
    @Body(new FormPipe(stepsForm)) { fields }: Form<StepsFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<SeeOther> {
    const review = await this.reviews.readable(id, viewer);
    if (!fields) throw new BadRequest();
    await this.ticks.save(review, viewer, fields);
    return new SeeOther(`/reviews/${id}#steps`);
  }
}
