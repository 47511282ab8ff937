import { Statement } from '../platform/database/statement.js';
import type { Outcome } from '../reviews/decision.entity.js';
import type { Tier } from '../screening/verdict.js';
import type { RevisionState } from '../threads/revision.entity.js';
import type { Turn } from './policies.js';

interface Asked extends Turn {
  id: string;
  outcome: Exclude<Outcome, 'publish'>;
  asked_at: Date;
}

export interface WaitingRow extends Asked {
  tier: Tier | null;
  opening: boolean;
  title: string | null;
  board: string;
}

// `l` is the second look, `d` the first decision.
const ASKED = `l.id, d.outcome, l.asked_at, d.staff_id as decided_by, team_may_look(d.id) as team_else,
     trustee_may_look(d.id) as trustee_else, l.asked_at <= now() - interval '1 day' as rested`;

/** Looks on one page of the list. */
export const MOST_LISTED = 200;

/**
 * The second looks that wait, the oldest first. One that lost its text to a withdrawal or a new text waits for nobody;
 * the author of a text never meets it on the desk. Asked with the reader's id, whether they are a trustee (then what
 * has not come to the trustees is not there), and the reader's own names.
 */
export const waitingLooks = new Statement<WaitingRow>(
  'waiting-second-looks',
  `select ${ASKED}, v.tier, p.opening, coalesce(r.title, o.title) as title, b.name as board
   from second_looks l
   join standing_decisions d on d.id = l.decision_id
   join revisions r on r.id = d.revision_id
   join posts p on p.id = r.post_id
   join personas w on w.id = p.persona_id
   join threads t on t.id = p.thread_id
   join boards b on b.id = t.board_id
   left join posts f on f.thread_id = t.id and f.opening
   left join revisions o on o.post_id = f.id and o.state = 'published'
   left join masks k on k.revision_id = r.id
   left join lateral (select * from verdicts g where g.revision_id = coalesce(k.original_id, r.id) order by g.given_at desc limit 1) v on true
   where not w.id = any($3::uuid[])
     and not exists (select from second_look_answers a where a.second_look_id = l.id)
     and (not $2 or (d.staff_id <> $1 and look_is_open_to_trustees(l.id)))
   order by l.asked_at, l.id
   limit ${MOST_LISTED}`,
);

export interface LookRow extends Asked {
  revision_id: string;
  guideline: string | null;
  reason: string | null;
  words: string[];
  /** What became of the masked text, where words were hidden. */
  masked_state: RevisionState | null;
  /** The name of who decided, while they are on the team; for a notice, never for a page. */
  decider_persona: string | null;
  /** What somebody decided already, and who. */
  answer: 'publish' | 'uphold' | null;
  answered_by: string | null;
}

/** A second look, whatever became of it. */
export const lookById = new Statement<LookRow>(
  'second-look-by-id',
  `select ${ASKED}, d.revision_id, d.guideline, t.reason,
     array(select w.words from second_look_words w where w.second_look_id = l.id order by w.number) as words,
     (select u.state from masks k join revisions u on u.id = k.revision_id where k.decision_id = d.id) as masked_state,
     s.id as decider_persona, o.outcome as answer, n.name as answered_by
   from second_looks l
   join decisions d on d.id = l.decision_id
   left join decision_texts t on t.decision_id = d.id
   left join members m on m.id = d.staff_id and m.role in ('moderator', 'lead', 'admin')
   left join personas s on s.member_id = m.id and s.kind = 'pseudonym'
   left join second_look_answers a on a.second_look_id = l.id
   left join decisions o on o.id = a.decision_id
   left join personas n on n.member_id = o.staff_id and n.kind = 'pseudonym'
   where l.id = $1`,
);
