import type { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import type { Place } from './answered.js';

const boardsOfThread = new Statement<{ slug: string }>(
  'boards-of-thread',
  `select b.slug from threads t
   join boards f on f.id = t.board_id
   join boards b on b.id in (t.board_id, t.second_board_id, f.merging_into)
   where t.id = coalesce($1::uuid, (select thread_id from posts where id = $2::uuid))
   order by b.id = t.board_id desc, b.slug`,
);

/** The boards whose rules hold for a place: its own, the second one, and the one that its own is becoming part of. */
export async function boardsAt(database: DataSource, place: Place): Promise<string[]> {
  const ids = 'postId' in place ? [null, place.postId] : [place.threadId, null];
  return (await boardsOfThread.rows(database, ids)).map(({ slug }) => slug);
}
