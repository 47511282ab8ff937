import type { DataSource } from 'typeorm';
import { contextOf } from '../context/context.js';
import type { Viewer } from '../platform/web/visit.js';
import { readersBeside } from '../reports/readers-beside.js';
import type { ReviewRow } from './review.js';
import { isVeiled } from './review.view.js';

/** What stands beside a text on the desk: what readers said, how it changed, and what came before it in this thread. */
export async function contextOfReview(
  database: DataSource,
  review: ReviewRow,
  viewer: Viewer,
): Promise<object> {
  const about = { postId: review.post_id, revisionId: review.id, veiled: isVeiled(review) };
  return {
    readers: await readersBeside(database, review.post_id, viewer),
    ...(await contextOf(database, about)),
  };
}
