import { Statement } from '../platform/database/statement.js';

/** A post that a reader may tell the team about. */
export interface ReportablePost {
  id: string;
  thread_id: string;
  persona_id: string;
  name: string;
  thread_title: string | null;
  members_only: boolean;
  revision_id: string;
  /** Whether these words are what others read at the moment. */
  up: boolean;
  html: string | null;
}

/**
 * The text that is up; or the one that the reader was shown ($2), also when it is gone by now: what someone has to say
 * about it is not lost for that. Never one that nobody but its author could read.
 */
export const reportablePost = new Statement<ReportablePost>(
  'reportable-post',
  `select p.id, p.thread_id, p.persona_id, n.name, o.title as thread_title, b.members_only, r.id as revision_id,
     r.state = 'published' as up, case when r.state = 'published' then r.html end as html
   from posts p
   join personas n on n.id = p.persona_id
   join threads t on t.id = p.thread_id
   join boards b on b.id = t.board_id
   join revisions r on r.post_id = p.id and r.cleared_digest is not null
     and case when $2::uuid is null then r.state = 'published' else r.id = $2 end
   left join posts f on f.thread_id = t.id and f.opening
   left join revisions o on o.post_id = f.id and o.state = 'published'
   where p.id = $1`,
);
