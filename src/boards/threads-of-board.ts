import type { DataSource } from 'typeorm';
import type { Reader } from '../folding/fold.js';
import { type Note, notesOf } from '../folding/notes.js';
import { titleFor, type TitleView } from '../folding/title.js';
import { Statement } from '../platform/database/statement.js';
import { when, type When } from '../platform/text/when.js';
import { message } from '../platform/web/messages.js';
import type { Viewer } from '../platform/web/visit.js';

export const THREADS_A_PAGE = 25;

interface Row {
  id: string;
  title: string | null;
  name: string;
  activity: string;
  active_at: Date;
  members_only: boolean;
  also_on: string | null;
  wishes: string[];
  persona_id: string;
  notes: Note[];
}

/** A thread as a board lists it. */
export interface ThreadOfBoard extends TitleView {
  id: string;
  name: string | null;
  when: When;
  membersOnly: boolean;
  /** The other board that lists it. */
  alsoOn: string | null;
  /** Message keys: how its opener would like to be answered. */
  wishes: string[];
}

/** A page of a board: its threads, last activity first. */
export interface ThreadList {
  threads: ThreadOfBoard[];
  /** Some are left out, as the reader chose. */
  someHidden: boolean;
  /** The activity before which the next page begins; null on the last page. */
  next: string | null;
}

// Of two that become one, a thread on both is listed once.
const AWAY = ' and t.board_id not in (select id from here)';

// Only the published title is ever read here; a thread whose opening was withdrawn has none.
const part = (which: string): string => `
     (select t.* from here cross join lateral (
        select t.* from threads t
        where ${which} and t.kind in ('talk', 'circle') and t.activity < $2
        order by t.activity desc limit ${THREADS_A_PAGE + 1}) t)`;

// Its own threads and those that stand on it beside theirs: one read of an index each, and one more for a board whose
// threads are on their way here, so that nobody sees a half.
const list = (own: string, beside: string, onTheirWay: string): string => `
   with here as (select $1::uuid as id union all select id from boards where merging_into = $1${onTheirWay})
   select t.id, r.title, n.name, t.activity, t.active_at, t.members_only, t.wishes, p.persona_id,
     s.name as also_on, ${notesOf('p.id')} as notes
   from (${part(`t.board_id = here.id${own}`)} union all ${part(`t.second_board_id = here.id${AWAY}${beside}`)}) t
   join posts p on p.thread_id = t.id and p.opening
   join personas n on n.id = p.persona_id
   left join revisions r on r.post_id = p.id and r.state = 'published'
   left join boards s on s.id in (t.board_id, t.second_board_id) and s.id not in (select id from here)
   order by t.activity desc
   limit ${THREADS_A_PAGE + 1}`;

// Each has an index of its own, so that neither reads over what it does not show.
const forMembers = new Statement<Row>('threads-of-board', list('', '', ''));
const forGuests = new Statement<Row>(
  'threads-of-board-for-guests',
  list(
    ` and not t.members_only and (t.second_board_id is null or reads_board(t.second_board_id, '{}'))`,
    ` and not t.members_only and reads_board(t.board_id, '{}')`,
    ` and reads_board(id, '{}')`,
  ),
);

const NEWEST = '9223372036854775807';

/**
 * Threads for members alone are not there for guests.
 * @param before the activity to begin below, as given by `next`; null for the newest
 */
export async function threadsOfBoard(
  database: DataSource,
  boardId: string,
  viewer: Viewer | null,
  reader: Reader,
  before: string | null,
): Promise<ThreadList> {
  const rows = await (viewer ? forMembers : forGuests).rows(database, [boardId, before ?? NEWEST]);
  const shown = rows.slice(0, THREADS_A_PAGE);
  const threads = shown.map((row) => listed(row, reader));
  const seen = threads.filter(({ hidden }) => !hidden);
  return {
    threads: seen,
    someHidden: seen.length < threads.length,
    next: rows.length > THREADS_A_PAGE ? (shown.at(-1)?.activity ?? null) : null,
  };
}

function listed(row: Row, reader: Reader): ThreadOfBoard {
  const { id, title, name, active_at, members_only, wishes, persona_id: personaId } = row;
  const words = title ?? message('threads.untitled');
  const seen = titleFor(reader, { title: words, personaId, notes: title === null ? [] : row.notes });
  return {
    id,
    ...seen,
    name: title === null || seen.away ? null : name,
    when: when(active_at),
    membersOnly: members_only,
    alsoOn: row.also_on,
    wishes: title === null ? [] : wishes.map((wish) => `choices.${wish}`),
  };
}
