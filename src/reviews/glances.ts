import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { emptyForm } from '../platform/web/form.js';
import type { Viewer } from '../platform/web/visit.js';
import { contextOfReview } from './context-of-review.js';
import { conversationBefore } from './conversation.js';
import { refuseOwn } from './own-text.js';
import { reviewById, type ReviewRow } from './review.js';
import { reviewView } from './review.view.js';

const waitingGlance = new Statement<{ subject: string }>(
  'waiting-glance',
  `select subject from queue_items where kind = 'glance' and subject = $1`,
);

/** What went up though the screen was not easy about it: somebody looks, once. */
@Injectable()
export class Glances {
  constructor(private readonly database: DataSource) {}

  /** A text that waits for a glance, as its viewer sees it. @throws NotFound when nobody needs to look, OwnText */
  async view(id: string, viewer: Viewer): Promise<object> {
    const review = await this.waiting(id, viewer);
    const { thread, before } = await conversationBefore(this.database, review);
    return {
      ...reviewView(review, thread, before, viewer, emptyForm()),
      context: await contextOfReview(this.database, review, viewer),
      href: `/posts/${review.post_id}`,
    };
  }

  /** Takes it off the list, for everybody. A second press changes nothing. */
  async seen(id: string, viewer: Viewer): Promise<void> {
    if (!isUuid(id)) throw new NotFound();
    const review = await reviewById.row(this.database, [id]);
    if (review) refuseOwn(viewer, review.persona_id);
    await this.database.query('select seen_at_a_glance($1)', [id]);
  }

  private async waiting(id: string, viewer: Viewer): Promise<ReviewRow> {
    const found = isUuid(id) ? await waitingGlance.row(this.database, [id]) : null;
    const review = found && (await reviewById.row(this.database, [id]));
    if (!review) throw new NotFound();
    refuseOwn(viewer, review.persona_id);
    return review;
  }
}
