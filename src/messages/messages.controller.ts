import { randomUUID } from 'node:crypto';
import { Body, Controller, Param, Post, UseFilters } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { formAgain, type Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { ClaimEnded } from '../reviews/errors.js';
import { Reviews } from '../reviews/reviews.js';
import { TakenFilter } from '../reviews/taken.filter.js';
import { type MessageFields, messageForm } from './forms.js';
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
    @Body(new FormPipe(messageForm)) form: Form<MessageFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const review = await this.reviews.held(id, viewer);
    if (review.staff_id !== viewer.memberId) throw new ClaimEnded();
    if (!form.fields) {
      const view = await this.reviews.view(review, viewer, emptyForm());
      return formAgain('reviews/show', { ...view, messageForm: keyed(form) });
    }
    await this.messages.send(review, viewer, form.fields);
    return new SeeOther(`/reviews/${id}#exchange`);
  }
}

/** A form with its key: the one it came with, or a new one where that is none. */
export function keyed(form: Form<unknown>): Form<unknown> {
  const key = form.errors?.key ? randomUUID() : (form.values.key ?? randomUUID());
  return { ...form, values: { ...form.values, key } };
}
