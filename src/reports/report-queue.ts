import type { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import type { Tier } from '../screening/verdict.js';
import type { Kind } from './kinds.js';

export interface ReportedRow {
  post_id: string;
  gravest: Kind;
  readers: number;
  oldest: Date;
  newest: Date;
  kinds: Kind[];
  opening: boolean;
  title: string | null;
  board: string;
  up: boolean;
  tier: Tier | null;
}

/** Posts on one page of the list. */
export const MOST_LISTED = 200;

// Danger to a life first, whatever the verdict on the post was; then who has waited longest. Who wrote a post never
// learns from the desk that it was reported.
const reportedPosts = new Statement<ReportedRow>(
  'reported-posts',
  `with first as (
     select q.*, p.thread_id, p.opening,
       case q.gravest when 'worried' then 0 when 'method' then 0 when 'identity' then 1 when 'unkind' then 2
         when 'spam' then 3 else 4 end as gravity
     from report_queue q
     join posts p on p.id = q.post_id
     join personas w on w.id = p.persona_id
     where w.member_id is distinct from $1
     order by gravity, q.oldest, q.post_id
     limit ${MOST_LISTED + 1}
   )
   select q.post_id, q.gravest, q.readers, q.oldest, k.newest, k.kinds, q.opening, o.title, b.name as board,
     exists (select from revisions u where u.post_id = q.post_id and u.state = 'published') as up, v.tier
   from first q
   join threads t on t.id = q.thread_id
   join boards b on b.id = t.board_id
   left join posts f on f.thread_id = t.id and f.opening
   left join revisions o on o.post_id = f.id and o.state = 'published'
   left join lateral (select * from verdicts g where g.revision_id = q.revision_id order by g.given_at desc limit 1) v on true
   cross join lateral (select max(r.written_at) as newest, array_agg(distinct r.kind) as kinds
     from reports r where r.post_id = q.post_id and r.state = 'open') k
   order by q.gravity, q.oldest, q.post_id`,
);

/** The posts whose readers wait for an answer, as this member of staff may see them; one more than fit when there are more. */
export async function waitingReports(database: DataSource, staffId: string): Promise<ReportedRow[]> {
  return reportedPosts.rows(database, [staffId]);
}
