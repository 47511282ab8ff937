import { LIMIT_ACTIVE } from '../limits/limit.js';
import { type Resting, restingOf } from '../personas/resting.js';
import { Statement } from '../platform/database/statement.js';
import type { About, Category, Match, Tier } from '../screening/verdict.js';
import type { HoldReason } from '../threads/consequence.js';
import type { RevisionState } from '../threads/revision.entity.js';

export interface ReviewRow {
  id: string;
  post_id: string;
  thread_id: string;
  persona_id: string;
  name: string;
  board_name: string;
  /** A limit is in force for whoever wears the name; never which, nor under what name. */
  limited: boolean;
  /** Nothing goes up in the name: its member is believed to have died. */
  resting: Resting;
  opening: boolean;
  position: number | null;
  state: RevisionState;
  title: string | null;
  body: string;
  /** Where its author was asked first: when they asked a person. */
  written_at: Date;
  html: string | null;
  tier: Tier | null;
  about: About | null;
  /** Whom the author says it is about, asked where the words leave it open. */
  said: 'me' | 'someone_else' | null;
  categories: Category[] | null;
  matches: Match[] | null;
  /** What the screen read, where readers see it with words hidden: the matches refer to it. */
  whole: { title: string | null; body: string } | null;
  why: HoldReason | null;
  /** Its author asked that their contact details be hidden. */
  details_hidden: boolean;
  engine: string | null;
  score: number | null;
  terms_version: number | null;
  micros: number | null;
  previous: string | null;
  /** What its author wrote to us while it was held: that we have misread them. */
  misread: { words: string; written_at: string }[] | null;
  claimed_by: string | null;
  staff_id: string | null;
  until: Date | null;
  decided_by: string | null;
  outcome: string | null;
}

/** A revision with all that a moderator needs to judge it. */
export const reviewById = new Statement<ReviewRow>(
  'review-by-id',
  `select r.id, r.post_id, p.thread_id, p.persona_id, w.name, b.name as board_name,
     ${LIMIT_ACTIVE} as limited, ${restingOf('p.persona_id')} as resting, p.opening, p.position, r.state,
     r.title, r.body, coalesce((select ac.over_at from author_choices ac where ac.revision_id = r.id and ac.asked), r.written_at) as written_at,
     exists (select from detail_wishes dw where dw.revision_id = r.id) as details_hidden, r.html, v.tier, v.about, v.categories, v.matches, v.why, v.engine,
     (select ha.about from help_answers ha where ha.revision_id = coalesce(o.id, r.id)) as said,
     case when o.id is not null then json_build_object('title', o.title, 'body', o.body) end as whole, v.score, v.terms_version, v.micros, u.body as previous, q.misread,
     s.name as claimed_by, c.staff_id, c.until, m.name as decided_by, d.outcome
   from revisions r
   join posts p on p.id = r.post_id
   join personas w on w.id = p.persona_id
   join threads h on h.id = p.thread_id
   join boards b on b.id = h.board_id
   left join masks k on k.revision_id = r.id
   left join revisions o on o.id = k.original_id
   left join lateral (select * from verdicts g where g.revision_id = coalesce(o.id, r.id) order by g.given_at desc limit 1) v on true
   left join revisions u on u.post_id = r.post_id and u.state = 'published' and u.id <> r.id
   left join lateral (select json_agg(json_build_object('words', n.words, 'written_at', n.written_at) order by n.number) as misread
     from misread_notes n where n.revision_id = r.id) q on true
   left join claims c on c.revision_id = r.id and c.until > now()
   left join personas s on s.member_id = c.staff_id and s.kind = 'pseudonym'
   left join lateral (select * from standing_decisions e where e.revision_id = r.id limit 1) d on true
   left join personas m on m.member_id = d.staff_id and m.kind = 'pseudonym'
   where r.id = $1`,
);
