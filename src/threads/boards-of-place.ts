import type { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import type { Place } from './answered.js';

/** SQL: the boards `b` whose rules hold for the thread `t`: its own, the second one, and those that they are becoming part of. */
export const RULING_BOARDS = `boards b where b.id in (t.board_id, t.second_board_id)
  or b.id in (select f.merging_into from boards f where f.id in (t.board_id, t.second_board_id))`;

/** SQL: the slugs of these, the thread's own board first. */
export const THEIR_SLUGS = 'array_agg(b.slug order by b.id = t.board_id desc, b.slug)';

const boardsOfThread = new Statement<{ boards: string[] }>(
  'boards-of-thread',
  `select o.boards from threads t cross join lateral (select ${THEIR_SLUGS} as boards from ${RULING_BOARDS}) o
   where t.id = coalesce($1::uuid, (select thread_id from posts where id = $2::uuid))`,
);

/** The boards whose rules hold for a place, its own first. */
export async function boardsAt(database: DataSource, place: Place): Promise<string[]> {
  const ids = 'postId' in place ? [null, place.postId] : [place.threadId, null];
  return (await boardsOfThread.row(database, ids))?.boards ?? [];
}
