import { Statement } from '../platform/database/statement.js';
import type { About, Category, Match, Tier } from '../screening/verdict.js';
import type { HoldReason } from '../threads/consequence.js';
import type { RevisionState } from '../threads/revision.entity.js';

export interface ReviewRow {
  id: string;
  post_id: string;
  thread_id: string;
  persona_id: string;
  author_id: string | null;
  name: string;
  opening: boolean;
  position: number | null;
  state: RevisionState;
  title: string | null;
  body: string;
  html: string | null;
  tier: Tier | null;
  about: About | null;
  categories: Category[] | null;
  matches: Match[] | null;
  why: HoldReason | null;
  engine: string | null;
  score: number | null;
  terms_version: number | null;
  micros: number | null;
  previous: string | null;
  claimed_by: string | null;
  staff_id: string | null;
  until: Date | null;
  decided_by: string | null;
  outcome: string | null;
}

/** A revision with all that a moderator needs to judge it. */
export const reviewById = new Statement<ReviewRow>(
  'review-by-id',
  `select r.id, r.post_id, p.thread_id, p.persona_id, w.member_id as author_id, w.name, p.opening, p.position, r.state,
     r.title, r.body, r.html, v.tier, v.about, v.categories, v.matches, v.why, v.engine,
     v.score, v.terms_version, v.micros, u.body as previous,
     s.name as claimed_by, c.staff_id, c.until, m.name as decided_by, d.outcome
   from revisions r
   join posts p on p.id = r.post_id
   join personas w on w.id = p.persona_id
   left join lateral (select * from verdicts g where g.revision_id = r.id order by g.given_at desc limit 1) v on true
   left join revisions u on u.post_id = r.post_id and u.state = 'published' and u.id <> r.id
   left join claims c on c.revision_id = r.id and c.until > now()
   left join personas s on s.member_id = c.staff_id and s.kind = 'pseudonym'
   left join lateral (select * from decisions e where e.revision_id = r.id order by e.outcome = 'remove' desc limit 1) d on true
   left join personas m on m.member_id = d.staff_id and m.kind = 'pseudonym'
   where r.id = $1`,
);
