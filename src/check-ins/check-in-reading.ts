import { BOARD_SHOWN } from '../boards/moments.js';
import { pauseOf, pauseValues } from '../limits/pauses.js';
import { THREAD_SHOWN } from '../threads/moments.js';
import { Statement } from '../platform/database/statement.js';

/** A check-in of a board. */
export interface CheckInRow {
  thread_id: string;
  board_id: string;
  slug: string;
  title: string;
  members_only: boolean;
  open: boolean;
  period: string;
}

// Only what is up: the opening words of the place are screened like everybody's.
const CHECK_IN = `
  select s.thread_id, s.board_id, b.slug, r.title, b.members_only or t.members_only as members_only,
    t.state = 'open' and not b.read_only and not b.archived as open, s.period
  from site_threads s
  join boards b on b.id = s.board_id
  join threads t on t.id = s.thread_id and t.board_id = b.id
  join posts p on p.thread_id = t.id and p.opening and p.position is not null
  join revisions r on r.post_id = p.id and r.state = 'published'
  where s.kind = 'check_in'`;

/** The check-in that is open now on the board with the slug $1, for who has the names $2; none where the board has no rhythm. */
export const currentCheckIn = new Statement<CheckInRow>(
  'current-check-in',
  `${CHECK_IN} and b.slug = $1 and reads_board(b.id, $2)
     and exists (select from check_in_rhythms c where c.board_id = b.id and c.rhythm <> 'none')
   order by s.period desc limit 1`,
);

BOARD_SHOWN.asks(currentCheckIn, ({ slug, names }) => [slug, names]);

// Whoever is paused is not asked.
BOARD_SHOWN.asks(pauseOf, ({ viewer }) => viewer && pauseValues(viewer));

/** The check-in that the thread $1 is. */
export const checkInOfThread = new Statement<CheckInRow>(
  'check-in-of-thread',
  `${CHECK_IN} and s.thread_id = $1`,
);

THREAD_SHOWN.asks(checkInOfThread, ({ thread }) => [thread.id]);

/** The one on the board $1 before the day $2. */
export const checkInBefore = new Statement<CheckInRow>(
  'check-in-before',
  `${CHECK_IN} and s.board_id = $1 and s.period < $2 order by s.period desc limit 1`,
);

/** What the names $2 wrote last in the check-in $1, and did not take back. */
export const ownInCheckIn = new Statement<{ post_id: string }>(
  'own-in-check-in',
  `select p.id as post_id from posts p
   where p.thread_id = $1 and p.persona_id = any($2::uuid[]) and not p.opening and exists (
     select from revisions r where r.post_id = p.id
       and r.state in ('pending', 'held', 'with_author', 'returned', 'kept', 'published'))
   order by p.position desc nulls first, p.id limit 1`,
);
