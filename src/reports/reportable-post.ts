import { type Note, notesOf } from '../folding/notes.js';
import { quotedBy, type QuotedPost } from '../folding/quotes.js';
import { Statement } from '../platform/database/statement.js';

/** A post that a reader may tell the team about. */
export interface ReportablePost {
  id: string;
  thread_id: string;
  persona_id: string;
  name: string;
  thread_title: string | null;
  thread_opened_by: string;
  thread_notes: Note[];
  /** What the post is about. */
  notes: Note[];
  quoted: QuotedPost[];
  members_only: boolean;
  /** The reader may read its board; a closed group is unknown to all but those in it. */
  known: boolean;
  revision_id: string;
  /** Whether these words are what others read at the moment. */
  up: boolean;
  html: string | null;
}

/**
 * The text that is up; or the one that the reader was shown ($2), also when it is gone by now: what someone has to say
 * about it is not lost for that. $3 are the reader's names. Never one that nobody but its author could read.
 */
export const reportablePost = new Statement<ReportablePost>(
  'reportable-post',
  `select p.id, p.thread_id, p.persona_id, n.name, o.title as thread_title,
     f.persona_id as thread_opened_by, ${notesOf('f.id')} as thread_notes, ${notesOf('p.id')} as notes,
     ${quotedBy('r.id', '(select k.original_id from masks k where k.revision_id = r.id)')} as quoted, b.members_only or t.members_only or coalesce(s.members_only, false) as members_only, not b.closed or reads_board(b.id, $3::uuid[]) as known, r.id as revision_id,
     r.state = 'published' as up, case when r.state = 'published' then r.html end as html
   from posts p
   join personas n on n.id = p.persona_id
   join threads t on t.id = p.thread_id
   join boards b on b.id = t.board_id
   left join boards s on s.id = t.second_board_id
   join revisions r on r.post_id = p.id and r.cleared_digest is not null
     and case when $2::uuid is null then r.state = 'published' else r.id = $2 end
   left join posts f on f.thread_id = t.id and f.opening
   left join revisions o on o.post_id = f.id and o.state = 'published'
   where p.id = $1`,
);
