import { type Note, notesOf } from '../folding/notes.js';
import { Statement } from '../platform/database/statement.js';

/** A thread in which somebody wears a one-time name, as their list shows it. */
export interface NamedThread {
  id: string;
  title: string | null;
  opening_id: string;
  opened_by: string;
  notes: Note[];
  /** Its opening post is or was up: there is a page of it. */
  up: boolean;
}

// Not where its member left a closed group.
const READABLE = `(not b.closed or reads_board(b.id, $2::uuid[]))`;

/** The threads $1, for who has the names $2. */
export const threadsById = new Statement<NamedThread>(
  'threads-of-one-time-names',
  `select t.id, case when ${READABLE} then r.title end as title, o.id as opening_id, o.persona_id as opened_by, ${notesOf('o.id')} as notes, o.position is not null and ${READABLE} as up
   from threads t
   join boards b on b.id = t.board_id
   join posts o on o.thread_id = t.id and o.opening
   left join revisions r on r.post_id = o.id and r.state = 'published'
   where t.id = any($1::uuid[])`,
);
