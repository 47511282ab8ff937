import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import type { Form } from '../platform/web/form.js';
import type { Viewer } from '../platform/web/visit.js';
import { postsOfThread, threadById } from '../threads/thread-reading.js';
import { postView } from '../threads/thread.view.js';
import { claim, release } from './claims.js';
import { takenBy } from './decisions.js';
import { OwnText, Taken } from './errors.js';
import { type JudgedCrisis, waitingCrises } from './judged-crises.js';
import { type QueueItem, waitingReviews } from './review-queue.js';
import { reviewById, type ReviewRow } from './review.js';
import { reviewView } from './review.view.js';

// How much of the conversation stands beside a held reply.
const POSTS_BEFORE = 8;

/** The moderators' desk: what waits, reading it, claiming it. */
@Injectable()
export class Reviews {
  constructor(private readonly database: DataSource) {}

  waiting(viewer: Viewer): Promise<QueueItem[]> {
    return waitingReviews(this.database, viewer.memberId);
  }

  /** What is up already, and stands above everything that waits. */
  judgedCrises(viewer: Viewer): Promise<JudgedCrisis[]> {
    return waitingCrises(this.database, viewer.memberId);
  }

  /**
   * A text that waits for a decision.
   * @throws NotFound, OwnText, Taken when it no longer waits
   */
  async held(id: string, viewer: Viewer): Promise<ReviewRow> {
    const review = isUuid(id) ? await reviewById.row(this.database, [id]) : null;
    if (!review) throw new NotFound();
    if (review.state !== 'held') throw takenBy(review);
    if (review.author_id === viewer.memberId) throw new OwnText();
    return review;
  }

  /** Claims a held text. @throws Taken when someone else has it, OwnText */
  async claim(id: string, viewer: Viewer): Promise<void> {
    await this.held(id, viewer);
    const claimed = await claim(this.database.manager, id, viewer.memberId);
    if (!claimed) throw new Taken('claimed', (await this.held(id, viewer)).claimed_by, null);
  }

  async release(id: string, viewer: Viewer): Promise<void> {
    if (!isUuid(id)) throw new NotFound();
    await release(this.database.manager, id, viewer.memberId);
  }

  /** The page of a held text, with the conversation before it. */
  async view(review: ReviewRow, viewer: Viewer, form: Form<unknown>): Promise<object> {
    const thread = await threadById.row(this.database, [review.thread_id]);
    if (!thread) throw new NotFound();
    const after = Math.max(0, (review.position ?? thread.last_position + 1) - 1 - POSTS_BEFORE);
    const rows = await postsOfThread.rows(this.database, [thread.id, after]);
    const own = rows.findIndex((row) => row.id === review.post_id);
    const before = rows.slice(0, own < 0 ? rows.length : own).map((row) => postView(row, thread, null));
    return reviewView(review, thread, before, viewer, form);
  }
}
