import type { Category, Match } from '../screening/verdict.js';

const PRIVATE: readonly Category[] = ['minor', 'abuse_disclosed'];

/** The matches that the whole team may see. */
export function shownMatches(matches: Match[] | null): Match[] {
  return (matches ?? []).filter(({ category }) => !isPrivate(category));
}

/** Whether a category is for the safeguarding contact alone: nobody else on the team is shown it, or what made it. */
export function isPrivate(category: Category): boolean {
  return PRIVATE.includes(category);
}
