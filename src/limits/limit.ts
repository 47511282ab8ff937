import type { MemberRole } from '../platform/web/visit.js';

/** What a limit is. A notice reminds and stops nothing; the others stop new texts. Members read "a pause". */
export const LIMIT_KINDS = ['notice', 'cool_off', 'suspension', 'ban'] as const;

export type LimitKind = (typeof LIMIT_KINDS)[number];

/** The longest that each may be; PostgreSQL knows the same bounds. */
export const MOST_HOURS = 72;
export const MOST_DAYS = 90;

/** A ban that a second lead has not confirmed yet ends by itself after these days. */
export const UNCONFIRMED_DAYS = 7;

/** What a limit is, whoever looks at it. */
export interface LimitFacts {
  id: string;
  kind: LimitKind;
  guideline: string;
  starts_at: Date;
  /** When it ends by itself; null when it does not. */
  until: Date | null;
  /** The setter was the only one who could have confirmed it. */
  alone: boolean;
  confirmed_at: Date | null;
  lifted_at: Date | null;
  /** Stops new texts at this moment. */
  in_force: boolean;
}

/** The people of a limit, as far as it matters who may do what. */
export interface LimitPeople {
  kind: LimitKind;
  set_by: string;
  confirmed_by: string | null;
  persona_id: string | null;
  /** Null for a name that nothing ties to a member. */
  member_id: string | null;
  /** Null when the owner is not known, or gone. */
  owner_role: MemberRole | null;
}

// Compared at use, so that limits end by themselves. `l` is a row of limits.
const END = `case when l.kind = 'ban' and l.confirmed_at is null and not l.alone
  then l.starts_at + interval '${UNCONFIRMED_DAYS * 24} hours' else l.ends_at end`;

/** SQL: whether the row `l` of limits stops new texts now. */
export const IN_FORCE = `(l.kind <> 'notice' and l.lifted_at is null and coalesce(${END}, 'infinity') > now())`;

/** SQL: the columns of `LimitFacts`, from the row `l` of limits. */
export const LIMIT_FACTS = `l.id, l.kind, l.guideline, l.starts_at, ${END} as until, l.alone, l.confirmed_at, l.lifted_at,
  ${IN_FORCE} as in_force`;

/**
 * SQL: whether a limit is in force that was given to the name `w`. Pseudonyms are their members', who may have worn others
 * before; a one-time name stands for itself alone: a limit of another name of the same person is nowhere to be seen.
 */
export const LIMIT_ACTIVE = `exists (select from limits l where (l.persona_id = w.id or l.member_id = w.member_id) and ${IN_FORCE})`;
