import type { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import type { Tier } from '../screening/verdict.js';
import { type Kind, KINDS } from './kinds.js';

export interface ReportedRow {
  post_id: string;
  gravity: number;
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
export const POSTS_A_PAGE = 50;

/** Where the list begins: before every post. */
const TOP = '-1 1970-01-01T00:00:00.000Z 00000000-0000-0000-0000-000000000000';

/**
 * A page of the posts whose readers wait for an answer. Danger to a life first, whatever the verdict on the post was;
 * then who has waited longest. Who wrote a post never learns from the desk that it was reported.
 */
export const reportedPosts = new Statement<ReportedRow>(
  'reported-posts',
  `with page as materialized (
     select q.subject as post_id, q.revision_id, q.gravity, q.since
     from queue_items q
     where q.kind = 'report' and (q.gravity, q.since, q.subject) > ($2::smallint, $3::timestamptz, $4::uuid)
       and not exists (select from posts p join personas w on w.id = p.persona_id where p.id = q.subject and w.id = any($1::uuid[]))
     order by q.gravity, q.since, q.subject limit ${POSTS_A_PAGE + 1}
   )
   select q.post_id, q.gravity, q.since as oldest, k.gravest, k.readers, k.newest, k.kinds, p.opening, o.title, b.name as board,
     exists (select from revisions u where u.post_id = q.post_id and u.state = 'published') as up, v.tier
   from page q
   join posts p on p.id = q.post_id
   join threads t on t.id = p.thread_id
   join boards b on b.id = t.board_id
   left join posts f on f.thread_id = t.id and f.opening
   left join revisions o on o.post_id = f.id and o.state = 'published'
   left join masks m on m.revision_id = q.revision_id
   left join lateral (select * from verdicts g where g.revision_id = coalesce(m.original_id, q.revision_id) order by g.given_at desc limit 1) v on true
   cross join lateral (select max(r.written_at) as newest, array_agg(distinct r.kind) as kinds, count(*)::int as readers,
       (array_agg(r.kind order by array_position($5::text[], r.kind)))[1] as gravest
     from reports r where r.post_id = q.post_id and r.state = 'open') k
   order by q.gravity, q.since, q.post_id`,
);

/**
 * The posts whose readers wait for an answer, as this member of staff may see them.
 * @param own the names of theirs
 * @param after a place in the list, as `next` gives it; null for its beginning
 */
export async function waitingReports(
  database: DataSource,
  own: string[],
  after: string | null,
): Promise<{ rows: ReportedRow[]; next: string | null }> {
  const place = (after ?? TOP).split(' ');
  const rows = await reportedPosts.rows(database, [own, ...place, [...KINDS]]);
  const shown = rows.slice(0, POSTS_A_PAGE);
  return { rows: shown, next: rows.length > shown.length ? placeOf(shown.at(-1)!) : null };
}

function placeOf({ gravity, oldest, post_id }: ReportedRow): string {
  return `${gravity} ${oldest.toISOString()} ${post_id}`;
}
