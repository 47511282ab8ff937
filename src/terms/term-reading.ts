import { Statement } from '../platform/database/statement.js';
import type { Category, Tier } from '../screening/verdict.js';

export type TermState = 'shadow' | 'live' | 'off';

/** What a term is at a time. */
export interface TermFacts {
  phrase: string;
  category: Category;
  tier: Tier;
  note: string;
  state: TermState;
}

export interface TermRow extends TermFacts {
  id: string;
  /** Counts its changes from 1. */
  number: number;
}

/** What a term in shadow would have done in the last seven days. */
export interface ListedTerm extends TermRow {
  matched: number;
  raised: number;
}

/** Every term with its week in shadow; those that do something first. */
export const allTerms = new Statement<ListedTerm>(
  'all-terms',
  `select t.id, t.number, t.phrase, t.category, t.tier, t.note, t.state,
     coalesce(sum(s.matched), 0)::int as matched, coalesce(sum(s.raised), 0)::int as raised
   from terms t left join term_shadows s on s.term_id = t.id and s.day > current_date - 7
   group by t.id
   order by array_position(array['live', 'shadow', 'off'], t.state), lower(t.phrase), t.id`,
);

export const termById = new Statement<TermRow>(
  'term-by-id',
  'select id, number, phrase, category, tier, note, state from terms where id = $1',
);

export interface ChangeRow extends TermFacts {
  version: number;
  /** Null when the account is gone. */
  name: string | null;
  changed_at: Date;
}

/** Everything that was ever done to a term, newest first: each row is what it was afterwards. */
export const changesOfTerm = new Statement<ChangeRow>(
  'changes-of-term',
  `select c.version, c.phrase, c.category, c.tier, c.note, c.state, c.changed_at, p.name
   from term_changes c left join personas p on p.member_id = c.staff_id and p.kind = 'pseudonym'
   where c.term_id = $1 order by c.version desc`,
);

export interface ShadowDay {
  /** ISO date. */
  day: string;
  matched: number;
  raised: number;
}

/** The days on which a term in shadow was found, newest first. */
export const shadowDays = new Statement<ShadowDay>(
  'shadow-days',
  `select day::text, matched, raised from term_shadows where term_id = $1 and day > current_date - 28 order by day desc`,
);
