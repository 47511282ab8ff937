import { randomUUID } from 'node:crypto';
import { Body, Controller, Param, Post, UseFilters } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { isTemplateStep } from '../templates/using.js';
import type { ReviewRow } from '../reviews/review.js';
import { Reviews } from '../reviews/reviews.js';
import { TakenFilter } from '../reviews/taken.filter.js';
import { type TeamMessageFields, teamMessageForm } from './forms.js';
import { Messages } from './messages.js';

/** Where a moderator writes to the author of what they have claimed. */
@Controller('reviews/:id/message')
@Access('staff')
@UseFilters(TakenFilter)
export class MessagesController {
  constructor(
    private readonly reviews: Reviews,
    private readonly messages: Messages,
  ) {}

  @Post()
  async send(
    @Param('id') id: string,
    @Body(new FormPipe<TeamMessageFields>(teamMessageForm)) form: Form<TeamMessageFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const review = await this.reviews.mine(id, viewer);
    if (isTemplateStep(form)) return this.begun(review, viewer, form);
    if (!form.fields) return this.again(review, viewer, form);
    const refusal = await this.messages.send(review, viewer, form.fields);
    if (refusal) return this.again(review, viewer, withError(form, 'body', refusal));
    return new SeeOther(`/reviews/${id}#exchange`);
  }

  // Nothing is sent: the form comes back with the words of a template in it.
  private async begun(review: ReviewRow, viewer: Viewer, sent: Form<unknown>): Promise<Page> {
    const form = await this.reviews.begunMessage(review, sent);
    if (form.errors) return this.again(review, viewer, form);
    return new Page('reviews/show', await this.view(review, viewer, form));
  }

  private async again(review: ReviewRow, viewer: Viewer, form: Form<unknown>): Promise<Page> {
    return formAgain('reviews/show', await this.view(review, viewer, form));
  }

  private async view(review: ReviewRow, viewer: Viewer, form: Form<unknown>): Promise<object> {
    const view = await this.reviews.view(review, viewer, emptyForm(), form);
    return { ...view, messageForm: keyed(form) };
  }
}

/** A form with its key: the one it came with, or a new one where that is none. */
export function keyed(form: Form<unknown>): Form<unknown> {
  const key = form.errors?.key ? randomUUID() : (form.values.key ?? randomUUID());
  return { ...form, values: { ...form.values, key } };
}
