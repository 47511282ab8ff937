import { BOARD_SHOWN, HOME_SHOWN } from '../boards/moments.js';
import { type Note, notesOf } from '../folding/notes.js';
import { THREAD_SHOWN } from '../threads/moments.js';
import { Statement } from '../platform/database/statement.js';

export const THREADS_A_PAGE = 25;

/** After so many days an answer would come too late to be a first one. */
export const LISTED_DAYS = 30;

/** A thread that waits for the first words of somebody else. */
export interface WaitingRow {
  thread_id: string;
  /** Not the first thread of its author. */
  later: boolean;
  up_at: Date;
  crisis: boolean;
  /** The facilitators were told. */
  long: boolean;
  title: string;
  name: string;
  persona_id: string;
  /** What its opening post is about. */
  notes: Note[];
  board: string;
  /** Somebody is writing to them. */
  taken: boolean;
  /** The viewer is. */
  mine: boolean;
}

/** SQL: the row `f` of first_replies waits, in the open thread `t` whose opening post is `o`. */
export const WAITS = `f.up and f.answered_at is null and t.state = 'open'
  and not exists (select from resting_names z where z.persona_id = o.persona_id)`;

/** SQL: where these stand. */
export const FROM = `first_replies f
     join threads t on t.id = f.thread_id
     join posts o on o.thread_id = f.thread_id and o.opening`;

// One half of the list. $1 are the viewer's names, $2 whether crisis threads are theirs to answer.
const half = (later: boolean, [at, id]: [string, string], board: string): string => `
  (select f.thread_id, f.later, f.up_at, f.crisis, f.told_at, f.board_id, o.id as opening_id, o.persona_id
   from ${FROM}
   where f.later = ${later} and (f.up_at, f.thread_id) > (${at}::timestamptz, ${id}::uuid) and ${WAITS}
     and reads_board(f.board_id, $1::uuid[]) and (not f.crisis or $2) and o.persona_id <> all($1::uuid[])${board}
   order by f.up_at, f.thread_id limit ${THREADS_A_PAGE + 1})`;

const list = (board: string): string => `
  select w.thread_id, w.later, w.up_at, w.crisis, w.told_at is not null as long, r.title, n.name, b.name as board, w.persona_id, ${notesOf('w.opening_id')} as notes,
    u.thread_id is not null as taken, coalesce(u.persona_id = any($1::uuid[]), false) as mine
  from (${half(false, ['$3', '$4'], board)} union all ${half(true, ['$5', '$6'], board)}) w
  join boards a on a.id = w.board_id
  join boards b on b.id = coalesce(a.merging_into, a.id)
  join personas n on n.id = w.persona_id
  join revisions r on r.post_id = w.opening_id and r.state = 'published'
  left join reply_turns u on u.thread_id = w.thread_id and u.until > now()
  order by w.later, w.up_at, w.thread_id limit ${THREADS_A_PAGE + 1}`;

/** Threads that wait, on all boards: people's first ones on top, then who has waited longest. Never the viewer's own. */
export const waitingThreads = new Statement<WaitingRow>('waiting-threads', list(''));

/** The same on the board $7, and on those that are becoming part of it. */
export const waitingThreadsOfBoard = new Statement<WaitingRow>(
  'waiting-threads-of-board',
  list(' and f.board_id in (select id from boards where $7 in (id, merging_into))'),
);

/** Whether somebody with the names $1 may be asked to carry others just now. */
export const mayBeAsked = new Statement<{ may: boolean }>(
  'may-be-asked',
  'select bool_and(may_be_asked(who)) as may from unnest($1::uuid[]) who',
);

HOME_SHOWN.asks(mayBeAsked, ({ viewer, names }) => viewer && [names]);
BOARD_SHOWN.asks(mayBeAsked, ({ viewer, names }) => viewer && [names]);

/** One thread that waits, as it concerns somebody who could answer it. */
export interface FirstReplyRow {
  crisis: boolean;
  taken: boolean;
  mine: boolean;
  until: Date | null;
  may: boolean;
}

/** The thread $1 for who has the names $2; nothing for its author, nor when somebody has answered. */
export const firstReplyOf = new Statement<FirstReplyRow>(
  'first-reply-of',
  `select f.crisis, u.thread_id is not null as taken, coalesce(u.persona_id = any($2::uuid[]), false) as mine, u.until,
     (select bool_and(may_be_asked(who)) from unnest($2::uuid[]) who) as may
   from ${FROM}
   left join reply_turns u on u.thread_id = f.thread_id and u.until > now()
   where f.thread_id = $1 and reads_board(f.board_id, $2::uuid[]) and o.persona_id <> all($2::uuid[]) and ${WAITS}`,
);

THREAD_SHOWN.asks(firstReplyOf, ({ viewer, thread, names }) => viewer && [thread.id, names]);

/** How many threads have waited for so long that the facilitators were told. */
export const longWaiting = new Statement<{ count: number }>(
  'long-waiting-threads',
  `select count(*)::int from ${FROM} join boards b on b.id = f.board_id and not b.closed
   where f.told_at is not null and f.up_at > now() - interval '${LISTED_DAYS} days' and ${WAITS}`,
);
