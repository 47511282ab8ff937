import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { waitingAppeals } from '../limits/appeal-reading.js';
import { appealItem } from '../limits/limit.view.js';
import { mayDecide } from '../limits/policies.js';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import type { Form } from '../platform/web/form.js';
import { isTrustee, ownPersonas, type Viewer } from '../platform/web/visit.js';
import { recordLook } from '../record/record.js';
import { conversationBefore } from '../reviews/conversation.js';
import { takenBy } from '../reviews/refused.js';
import { Taken } from '../reviews/errors.js';
import { refuseOwn } from '../reviews/own-text.js';
import { reviewById, type ReviewRow } from '../reviews/review.js';
import { reviewView } from '../reviews/review.view.js';
import { exchangeForStaff } from '../threads/exchange.js';
import { lookById, type LookRow, waitingLooks } from './look-reading.js';
import { lookView, waitingView } from './look.view.js';
import { mayLookAgain } from './policies.js';

/** A second look that waits, with the text that it is about. */
export interface WaitingLook {
  look: LookRow;
  review: ReviewRow;
}

// Of a masked text the author's own words are looked at, which the masked ones replaced.
const STATES = {
  return: 'returned',
  keep: 'kept',
  decline: 'declined',
  remove: 'removed',
  mask: 'superseded',
};

/** The team's part: what authors asked somebody else to look at. */
@Injectable()
export class SecondLooks {
  constructor(private readonly database: DataSource) {}

  /** The list, as this member of staff may see it. */
  async list(viewer: Viewer): Promise<object> {
    const rows = await waitingLooks.rows(this.database, [
      viewer.memberId,
      isTrustee(viewer.role),
      ownPersonas(viewer),
    ]);
    return { looks: rows.map((row) => waitingView(row, viewer)), ...(await this.pauses(viewer)) };
  }

  /**
   * One that waits for somebody. What has not come to a trustee does not exist for them.
   * @throws NotFound, OwnText, Taken when somebody was faster or its author took the text back or wrote it anew
   */
  async waiting(id: string, viewer: Viewer): Promise<WaitingLook> {
    const look = isUuid(id) ? await lookById.row(this.database, [id]) : null;
    const review = look && (await reviewById.row(this.database, [look.revision_id]));
    if (!review) throw new NotFound();
    refuseOwn(viewer, review.persona_id);
    if (isTrustee(viewer.role) && mayLookAgain(viewer, look) !== 'yes') throw new NotFound();
    if (look.answer) throw new Taken('decided', look.answered_by, look.answer);
    if (review.state !== STATES[look.outcome]) throw takenBy(review);
    if (look.masked_state && look.masked_state !== 'published')
      throw takenBy({ ...review, state: look.masked_state });
    return { look, review };
  }

  /** The page of one. That it was opened is recorded: the text is not public. */
  async view({ look, review }: WaitingLook, viewer: Viewer, form: Form<unknown>): Promise<object> {
    const deed = { actor: viewer.memberId, subject: review.id, code: 'second_look' };
    await recordLook(this.database.manager, deed);
    const { thread, before } = await conversationBefore(this.database, review);
    const exchange = await exchangeForStaff(this.database, review.post_id);
    return { ...reviewView(review, thread, before, viewer, form), look: lookView(look, viewer, exchange) };
  }

  // The team finds second looks at pauses with the pauses; a trustee has one list alone.
  private async pauses(viewer: Viewer): Promise<object> {
    if (!isTrustee(viewer.role)) return {};
    const rows = await waitingAppeals.rows(this.database, [viewer.memberId, ownPersonas(viewer)]);
    return { pauses: rows.filter((row) => mayDecide(viewer, row) === 'yes').map(appealItem) };
  }
}
