import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { emptyForm, type Form } from '../platform/web/form.js';
import { isOwn, type Viewer } from '../platform/web/visit.js';
import { recordLook } from '../record/record.js';
import { Templates } from '../templates/templates.js';
import { besideReview } from './beside.js';
import { claim, release } from './claims.js';
import { contextOfReview } from './context-of-review.js';
import { conversationBefore } from './conversation.js';
import { takenBy } from './refused.js';
import { ClaimEnded, HandedOver, Taken } from './errors.js';
import { isEscalatedStill } from './escalation.js';
import type { TakeOverFields } from './forms.js';
import { handOver, isHandedOver, othersMayTake, takeOver } from './hand-overs.js';
import { lookAtMask, type MaskLook } from './masking.js';
import { refuseOwn } from './own-text.js';
import { reviewById, type ReviewRow } from './review.js';
import { reviewView } from './review.view.js';
import { begun, begunMessage, messagePart, templatePart } from './template-part.js';

/** The moderators' desk: what waits, reading it, claiming it. */
@Injectable()
export class Reviews {
  constructor(
    private readonly database: DataSource,
    private readonly templates: Templates,
  ) {}

  /**
   * A text that waits for a decision.
   * @throws NotFound, OwnText, Taken when it no longer waits
   */
  async held(id: string, viewer: Viewer): Promise<ReviewRow> {
    const review = await this.found(id);
    if (review.state !== 'held') throw takenBy(review);
    refuseOwn(viewer, review.persona_id);
    return review;
  }

  /**
   * A text that waits, or one that somebody called for others about lately: whatever became of it, the team finds it.
   * @throws NotFound, OwnText, Taken when it no longer waits
   */
  async readable(id: string, viewer: Viewer): Promise<ReviewRow> {
    const review = await this.found(id);
    const over = review.state !== 'held' && !isOwn(viewer, review.persona_id);
    if (over && (await isEscalatedStill(this.database, id))) return review;
    return this.held(id, viewer);
  }

  /**
   * A text that waits, and that this member of staff has claimed: whatever they sent is theirs to have back.
   * @throws NotFound, OwnText, Taken, ClaimEnded
   */
  async mine(id: string, viewer: Viewer): Promise<ReviewRow> {
    const review = await this.held(id, viewer);
    if (review.staff_id !== viewer.memberId) throw new ClaimEnded();
    return review;
  }

  /** Claims a held text, or renews the claim. @throws Taken when someone else has it, OwnText, HandedOver */
  async claim(id: string, viewer: Viewer): Promise<void> {
    await this.held(id, viewer);
    if (await isHandedOver(this.database, id, viewer.memberId)) throw new HandedOver();
    const claimed = await claim(this.database.manager, id, viewer.memberId);
    if (!claimed) throw new Taken('claimed', (await this.held(id, viewer)).claimed_by, null);
  }

  async release(id: string, viewer: Viewer): Promise<void> {
    if (!isUuid(id)) throw new NotFound();
    await release(this.database.manager, id, viewer.memberId);
  }

  /** Gives a text to the others for good, without a reason: somebody may know who wrote it. */
  async handOver(id: string, viewer: Viewer): Promise<void> {
    await this.held(id, viewer);
    await this.database.transaction((manager) => handOver(manager, id, viewer.memberId));
  }

  /** Takes a text over from who had it, with a word to them. @throws Taken when that is somebody else now, OwnText, HandedOver */
  async takeOver(id: string, { from, word }: TakeOverFields, viewer: Viewer): Promise<void> {
    const review = await this.held(id, viewer);
    if (await isHandedOver(this.database, id, viewer.memberId)) throw new HandedOver();
    if (review.staff_id === null || review.staff_id === viewer.memberId) return this.claim(id, viewer);
    const over = { revisionId: id, from: review.staff_id, to: viewer.memberId, word };
    const done =
      review.claimed_by === from && (await this.database.transaction((manager) => takeOver(manager, over)));
    if (!done) throw new Taken('claimed', (await this.held(id, viewer)).claimed_by, null);
  }

  /** What a form would make of a text by hiding words; null where it hides none. */
  lookAtMask(review: ReviewRow, { values }: Form<unknown>): Promise<MaskLook | null> {
    return lookAtMask(this.database, review, values);
  }

  /** The form with the words of a template in it; nothing is decided. */
  begun(review: ReviewRow, sent: Form<unknown>): Promise<Form<never>> {
    return begun(this.templates, review, sent);
  }

  /** The form of a message to the author, with the words of a template in it; nothing is sent. */
  begunMessage(review: ReviewRow, sent: Form<unknown>): Promise<Form<never>> {
    return begunMessage(this.templates, review, sent);
  }

  /** The page of a held text, with the conversation before it. That it was opened is recorded. */
  async view(
    review: ReviewRow,
    viewer: Viewer,
    form: Form<unknown>,
    message: Form<unknown> = emptyForm(),
  ): Promise<object> {
    const look = { actor: viewer.memberId, subject: review.id, code: 'held_text' };
    await recordLook(this.database.manager, look);
    const { thread, before } = await conversationBefore(this.database, review);
    const others = await othersMayTake(this.database, review.id, viewer.memberId);
    const context = await contextOfReview(this.database, review, viewer);
    const words = {
      ...(await templatePart(this.templates, review, form)),
      ...(await messagePart(this.templates, review, message)),
    };
    const beside = await besideReview(this.database, review, viewer.memberId, { decision: form, message });
    const shown = { ...reviewView(review, thread, before, viewer, form), ...overPart(review) };
    return { ...shown, context, ...words, ...beside, others };
  }

  private async found(id: string): Promise<ReviewRow> {
    const review = isUuid(id) ? await reviewById.row(this.database, [id]) : null;
    if (!review) throw new NotFound();
    return review;
  }
}

// What waits for nobody is read, not taken.
function overPart(review: ReviewRow): object {
  if (review.state === 'held') return {};
  const { kind, by, outcome } = takenBy(review);
  return { over: { kind, name: by, outcome }, claim: null, late: null };
}
