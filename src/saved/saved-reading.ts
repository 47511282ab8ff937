import { type Note, notesOf } from '../folding/notes.js';
import { quotedBy } from '../folding/quotes.js';
import { Statement } from '../platform/database/statement.js';
import type { PostRow } from '../threads/thread-reading.js';

/** A saved post with the thread in which it stands. */
export interface SavedRow extends PostRow {
  thread_title: string | null;
  thread_opened_by: string;
  thread_notes: Note[];
  board: string;
}

/** Of the posts $1 those that are up where whoever has the names $2 reads them, as they stand now. */
export const savedPosts = new Statement<SavedRow>(
  'saved-posts',
  `select p.id, p.opening, p.published_at, p.persona_id, n.name, n.kind in ('former', 'site') as nobody, r.html,
     false as removed, false as edited, false as ready, false as suggested,
     exists (select from masks k where k.revision_id = r.id) as masked,
     ${notesOf('p.id')} as notes,
     ${quotedBy('r.id', '(select k.original_id from masks k where k.revision_id = r.id)')} as quoted,
     w.title as thread_title, o.persona_id as thread_opened_by, ${notesOf('o.id')} as thread_notes, b.name as board
   from posts p
   join personas n on n.id = p.persona_id
   join revisions r on r.post_id = p.id and r.state = 'published'
   join threads t on t.id = p.thread_id
   join boards b on b.id = t.board_id and reads_board(b.id, $2::uuid[])
   join posts o on o.thread_id = t.id and o.opening and o.position is not null
   left join revisions w on w.post_id = o.id and w.state = 'published'
   where p.id = any($1::uuid[]) and (t.second_board_id is null or reads_board(t.second_board_id, $2::uuid[]))`,
);
