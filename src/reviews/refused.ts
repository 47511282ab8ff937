import type { DataSource } from 'typeorm';
import { ClaimEnded, OwnText, refusalCode, Taken } from './errors.js';
import { reviewById, type ReviewRow } from './review.js';

/**
 * What to tell somebody whom PostgreSQL refused work on a held text: that it is theirs, that they were too late, or who
 * was faster and with what. Any other error comes back as it is.
 */
export async function refused(database: DataSource, error: unknown, id: string): Promise<unknown> {
  const code = refusalCode(error);
  if (code === 'HS006') return new OwnText();
  // Its author asked meanwhile that details be hidden: it is to be read again.
  if (code === 'HS036') return new Taken('changed', null, null);
  if (code !== 'HS001' && code !== 'HS005') return error;
  const now = await reviewById.row(database, [id]);
  return now?.state === 'held' ? new ClaimEnded() : takenBy(now);
}

/** Who was faster, and with what. */
export function takenBy(review: ReviewRow | null): Taken {
  if (!review || review.state === 'withdrawn') return new Taken('withdrawn', null, null);
  if (review.state === 'superseded' && review.outcome !== 'mask') return new Taken('changed', null, null);
  return new Taken('decided', review.decided_by, review.outcome);
}
