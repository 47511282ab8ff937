import { notesOf } from '../folding/notes.js';
import { Statement } from '../platform/database/statement.js';
import type { TitleOfThread } from '../threads/seen-title.js';

const THREADS = 6;

/** A board on which the names $1 may open a thread. */
export const boardsToShareOn = new Statement<{ slug: string; name: string }>(
  'boards-to-share-on',
  `select b.slug, b.name from boards b
   where not b.archived and not b.read_only and b.merging_into is null and reads_board(b.id, $1::uuid[]) order by b.place`,
);

/** The threads in which the names $1 wrote, and may write: the liveliest first. */
export const threadsToShareIn = new Statement<TitleOfThread & { id: string; board: string }>(
  'threads-to-share-in',
  `select t.id, r.title, o.persona_id as opened_by, ${notesOf('o.id')} as notes, b.name as board
   from threads t
   join boards b on b.id = t.board_id
   join posts o on o.thread_id = t.id and o.opening
   join revisions r on r.post_id = o.id and r.state = 'published'
   where t.state = 'open' and t.activity is not null and takes_words(t.id) and reads_board(b.id, $1::uuid[])
     and exists (select from posts p where p.thread_id = t.id and p.persona_id = any($1::uuid[]))
   order by t.activity desc limit ${THREADS}`,
);
