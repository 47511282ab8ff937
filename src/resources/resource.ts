import type { WrittenNumber } from '../crisis-lines/crisis-line.js';

/** What an entry is for; it can be for more than one thing. */
export const KINDS = [
  'therapy',
  'groups',
  'youth',
  'family',
  'addiction',
  'money',
  'legal',
  'reading',
  'apps',
  'other',
] as const;

export type Kind = (typeof KINDS)[number];

/** A service beside crisis lines, as far as it is known. Empty words are not known. */
export interface ResourceFacts {
  name: string;
  kinds: Kind[];
  what: string;
  whom: string;
  cost: string;
  /** An address of the open web, over TLS. */
  website: string | null;
  calls: WrittenNumber[];
  /** Language codes. */
  languages: string[];
  /** Where the team knows it from, for the team. */
  source: string;
}

/** An entry as its newest version says. */
export interface Resource {
  id: string;
  version: number;
  /** ISO 3166-1, two capital letters; null for what is there in many countries. */
  country: string | null;
  facts: ResourceFacts;
  hidden: boolean;
  /** ISO date of the last check by this team. */
  checkedOn: string | null;
}

/** Whether a check still stands for what is written now: it was made of the ways to reach it, and of where that is. */
export function sameReach(
  a: Pick<Resource, 'country' | 'facts'>,
  b: Pick<Resource, 'country' | 'facts'>,
): boolean {
  return reachOf(a) === reachOf(b);
}

function reachOf({ country, facts: { website, calls } }: Pick<Resource, 'country' | 'facts'>): string {
  return JSON.stringify([country, website, calls.map(({ number }) => number)]);
}
