import type { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { when, type When } from '../platform/text/when.js';
import type { About, Tier } from '../screening/verdict.js';

interface Row {
  id: string;
  tier: Tier;
  about: About | null;
  opening: boolean;
  title: string | null;
  board: string;
  written_at: Date;
  claimed_by: string | null;
  staff_id: string | null;
  until: Date | null;
}

/** Who reads a text at the moment, and how long it is theirs. */
export interface ClaimView {
  name: string;
  mine: boolean;
  until: string;
}

export interface QueueItem {
  id: string;
  tier: Tier;
  about: About | null;
  opening: boolean;
  title: string | null;
  board: string;
  waiting: When;
  claim: ClaimView | null;
}

// The held revision is the queue entry: what is under way first, then danger to a life, then danger to readers, then who has waited longest.
const reviewQueue = new Statement<Row>(
  'review-queue',
  `select r.id, coalesce(v.tier, 'none') as tier, v.about, p.opening, coalesce(r.title, o.title) as title,
     b.name as board, r.written_at, n.name as claimed_by, c.staff_id, c.until
   from revisions r
   join posts p on p.id = r.post_id
   join threads t on t.id = p.thread_id
   join boards b on b.id = t.board_id
   left join posts f on f.thread_id = t.id and f.opening
   left join revisions o on o.post_id = f.id and o.state = 'published'
   left join lateral (select * from verdicts g where g.revision_id = r.id order by g.given_at desc limit 1) v on true
   left join claims c on c.revision_id = r.id and c.until > now()
   left join personas n on n.member_id = c.staff_id and n.kind = 'pseudonym'
   join personas w on w.id = p.persona_id
   where r.state = 'held' and w.member_id is distinct from $1
   order by case when v.about = 'under_way' then -1 when v.tier = 'crisis' then 0 when v.why = 'harmful_detail' then 1 when v.tier = 'concern' then 2 else 3 end,
     r.written_at, r.id
   limit 200`,
);

/** Everything that waits for a person other than its author, in the order in which it should be read. */
export async function waitingReviews(database: DataSource, staffId: string): Promise<QueueItem[]> {
  const rows = await reviewQueue.rows(database, [staffId]);
  return rows.map(({ written_at, claimed_by, staff_id, until, ...item }) => ({
    ...item,
    waiting: when(written_at),
    claim: claimView(claimed_by, staff_id, until, staffId),
  }));
}

export function claimView(
  name: string | null,
  by: string | null,
  until: Date | null,
  viewer: string,
): ClaimView | null {
  if (!by || !until) return null;
  return { name: name ?? '', mine: by === viewer, until: `${until.toISOString().slice(11, 16)} UTC` };
}
