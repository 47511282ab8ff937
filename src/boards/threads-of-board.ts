import type { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { when, type When } from '../platform/text/when.js';
import { message } from '../platform/web/messages.js';

export const THREADS_A_PAGE = 25;

interface Row {
  id: string;
  title: string | null;
  name: string;
  activity: string;
  active_at: Date;
}

/** A page of a board: its threads, last activity first. */
export interface ThreadList {
  threads: { id: string; title: string; name: string | null; when: When }[];
  /** The activity before which the next page begins; null on the last page. */
  next: string | null;
}

// Only the published title is ever read here; a thread whose opening was withdrawn has none.
const statement = new Statement<Row>(
  'threads-of-board',
  `select t.id, r.title, n.name, t.activity, t.active_at
   from threads t
   join posts p on p.thread_id = t.id and p.opening
   join personas n on n.id = p.persona_id
   left join revisions r on r.post_id = p.id and r.state = 'published'
   where t.board_id = $1 and t.activity < $2
   order by t.activity desc
   limit ${THREADS_A_PAGE + 1}`,
);

const NEWEST = '9223372036854775807';

/** @param before the activity to begin below, as given by `next`; null for the newest */
export async function threadsOfBoard(
  database: DataSource,
  boardId: string,
  before: string | null,
): Promise<ThreadList> {
  const rows = await statement.rows(database, [boardId, before ?? NEWEST]);
  const shown = rows.slice(0, THREADS_A_PAGE);
  return {
    threads: shown.map((row) => ({
      id: row.id,
      title: row.title ?? message('threads.untitled'),
      name: row.title === null ? null : row.name,
      when: when(row.active_at),
    })),
    next: rows.length > THREADS_A_PAGE ? (shown.at(-1)?.activity ?? null) : null,
  };
}
