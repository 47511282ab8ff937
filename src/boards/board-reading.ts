import { Statement } from '../platform/database/statement.js';
import { Board } from './board.entity.js';
import { HOME_SHOWN } from './moments.js';

const BOARD = `b.id, b.slug, b.name, b.description, b.welcome, b.place, b.members_only as "membersOnly", b.strict,
  b.near_crisis as "nearCrisis", b.listed, b.closed, b.archived, b.read_only as "readOnly", b.merged_into as "mergedInto",
  b.merging_into as "mergingInto", b.model, b.rules, b.first_steps as "firstSteps"`;

/** All boards in their order, also those that rest: no closed groups, and none that became part of another. */
export const boardsOfPlace = new Statement<Board>(
  'boards-of-place',
  `select ${BOARD} from boards b where not b.closed and b.merged_into is null and b.merging_into is null order by b.place`,
);

HOME_SHOWN.asks(boardsOfPlace, () => []);

/** The board with the slug $1, or the one that it becomes part of, and whether the names $2 read it. */
export const boardBySlug = new Statement<Board & { reads: boolean }>(
  'board-by-slug',
  `select ${BOARD}, reads_board(b.id, $2::uuid[]) as reads
   from boards a join boards b on b.id = coalesce(a.merged_into, a.merging_into, a.id) where a.slug = $1`,
);

/** A row as the board that it is. */
export function asBoard(row: Board): Board {
  return Object.assign(new Board(), row);
}
