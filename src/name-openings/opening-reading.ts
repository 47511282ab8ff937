import { Statement } from '../platform/database/statement.js';
import type { Ground, Stage } from './opening.js';

/** An opening as those who lead see it. Whose name it is stands nowhere in it. */
export interface OpeningRow {
  id: string;
  persona_id: string;
  /** Null where the name is gone. */
  name: string | null;
  ground: Ground;
  stage: Stage;
  asked_by: string;
  asked_at: Date;
  asked_by_name: string | null;
  opened_by: string | null;
  opened_at: Date | null;
  opened_by_name: string | null;
  closed_at: Date | null;
  closed_by_name: string | null;
  /** When its member is told; null for at once. */
  tell_on: string | null;
  told_at: Date | null;
  reason: string | null;
  reference: string | null;
  later_because: string | null;
  /** The reader may open it now, as the second or alone after the days. */
  may_open: boolean;
  /** Somebody else than who asked could. */
  others: boolean;
}

/** Openings on one page of the list. */
export const MOST_LISTED = 200;

// The reader's id, the names that are their own, and whether they are a trustee: for whom nothing is there but what has come to them.
const OPENING = `
  select o.id, o.persona_id, w.name, o.ground, opening_stage(o) as stage, o.asked_by, o.asked_at, a.name as asked_by_name,
    o.opened_by, o.opened_at, b.name as opened_by_name, o.closed_at, c.name as closed_by_name, o.tell_on::text as tell_on, o.told_at,
    t.reason, t.reference, t.later_because, may_second_opening(o.id, $1) as may_open, opening_has_others(o.asked_by) as others
  from name_openings o
  left join personas w on w.id = o.persona_id
  left join name_opening_words t on t.opening_id = o.id
  left join personas a on a.member_id = o.asked_by and a.kind = 'pseudonym'
  left join personas b on b.member_id = o.opened_by and b.kind = 'pseudonym'
  left join personas c on c.member_id = o.closed_by and c.kind = 'pseudonym'
  where not o.persona_id = any($2) and (not $3 or $1 in (o.opened_by, o.closed_by) or may_second_opening(o.id, $1))`;

/** What waits first, then what is open, then the last of the rest. */
export const openings = new Statement<OpeningRow>(
  'name-openings',
  `${OPENING} order by opening_stage(o) = 'waits' desc, opening_stage(o) = 'open' desc, o.asked_at desc, o.id limit ${MOST_LISTED}`,
);

export const openingById = new Statement<OpeningRow>('name-opening-by-id', `${OPENING} and o.id = $4`);

/** A post under a one-time name, for which the link may be asked for. */
export interface AskablePost {
  id: string;
  thread_id: string;
  persona_id: string;
  name: string;
}

// Also one that its author took back: a life may hang on it. Not what nobody but its author has seen.
export const askablePost = new Statement<AskablePost>(
  'askable-post',
  `select p.id, p.thread_id, p.persona_id, w.name
   from posts p join personas w on w.id = p.persona_id and w.kind = 'one_time'
   where p.id = $1 and exists (select from revisions r where r.post_id = p.id and r.state not in ('pending', 'with_author'))`,
);

/** The opening of a name that waits or is open, if there is one. */
export const currentOpening = new Statement<{ id: string }>(
  'current-name-opening',
  `select o.id from name_openings o where o.persona_id = $1 and opening_stage(o) in ('waits', 'open')`,
);

/** What the two get to see. */
export const pseudonymOf = new Statement<{ name: string }>(
  'pseudonym-behind',
  `select name from personas where member_id = $1 and kind = 'pseudonym'`,
);
