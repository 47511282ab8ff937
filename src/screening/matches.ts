import type { Token } from './reading/tokens.js';
import type { Signal } from './signals.js';
import type { Match } from './verdict.js';

/** Where a signal stands in the text as given. */
export function matchOf({ rule, start, end }: Signal, tokens: Token[]): Match {
  return placed({ start, end, rule: rule.id, category: rule.category }, tokens);
}

/** A match told in tokens, put to its place in the text as given. */
export function placed({ start, end, rule, category }: Match, tokens: Token[]): Match {
  return { start: tokens[start]!.start, end: tokens[end - 1]!.end, rule, category };
}

/** Several patterns of one rule find the same words; one match, the widest, explains them. In order of place. */
export function widest(matches: Match[]): Match[] {
  const furthest = new Map<string, number>();
  return [...matches].sort(byPlace).filter(({ rule, end }) => {
    if (end <= (furthest.get(rule) ?? -1)) return false;
    furthest.set(rule, end);
    return true;
  });
}

function byPlace(one: Match, two: Match): number {
  return one.start - two.start || two.end - one.end || (one.rule < two.rule ? -1 : 1);
}
