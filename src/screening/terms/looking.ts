import type { Budget } from '../budget.js';
import type { Normalised } from '../reading/normalise.js';
import type { Token } from '../reading/tokens.js';
import { findTerms } from './finding.js';
import type { OwnTerm, OwnTerms } from './own-terms.js';
import { reread } from './rereading.js';

/** Where a term stands in the text as given, in UTF-16 units; `end` exclusive. */
export interface TermPlace {
  term: OwnTerm;
  start: number;
  end: number;
}

/** Every place of a text where an own term stands, disguised or not. */
export function lookFor(
  { tree, words }: OwnTerms,
  source: Normalised,
  tokens: Token[],
  budget: Budget,
): TermPlace[] {
  if (tree.next.size === 0) return [];
  const read = reread(tokens, source, words, budget);
  return findTerms(read, tree, budget).map(({ term, start, end }) => ({
    term,
    start: read[start]!.start,
    end: read[end - 1]!.end,
  }));
}
