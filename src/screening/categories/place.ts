import type { Normalised } from '../reading/normalise.js';
import type { Category, Match } from '../verdict.js';

/** The match that goes from the start of one found piece of a normalised text to the end of another. */
export function matchBetween(
  source: Normalised,
  first: RegExpExecArray,
  last: RegExpExecArray,
  rule: string,
  category: Category,
): Match {
  const end = last.index + last[0].length - 1;
  return { start: source.from[first.index]!, end: source.to[end]!, rule, category };
}
