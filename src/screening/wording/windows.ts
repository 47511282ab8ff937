import type { Token } from '../reading/tokens.js';

/** A stretch of a text, in token indexes; `end` exclusive. */
export interface Stretch {
  start: number;
  end: number;
}

const ENOUGH = 15;
const LONGEST = 45;
const CUT = 30;
const STRIDE = 20;

/** A text shorter than this is read as a whole only. */
const SHORT = 25;

/**
 * Where a text is read closely: from each sentence as many as make fifteen words; endless sentences in overlapping
 * pieces. A worry may stand in one sentence of a long story. Empty when the whole is no longer than a window.
 */
export function windowsOf(tokens: Token[]): Stretch[] {
  if (tokens.length <= SHORT) return [];
  const windows = startsOf(tokens).flatMap(({ start, end }) => pieces(start, end));
  return windows.length > 1 ? windows : [];
}

/** From each sentence to where it, or it with those that follow, has enough words; the last ones may be short. */
function startsOf(tokens: Token[]): Stretch[] {
  const starts = tokens.flatMap((token, at) => (token.sentence === tokens[at - 1]?.sentence ? [] : [at]));
  starts.push(tokens.length);
  const stretches: Stretch[] = [];
  let next = 0;
  for (const [nth, start] of starts.slice(0, -1).entries()) {
    next = Math.max(next, nth + 1);
    while (next < starts.length - 1 && starts[next]! - start < ENOUGH) next += 1;
    stretches.push({ start, end: starts[next]! });
    if (next === starts.length - 1) break;
  }
  return stretches;
}

function pieces(start: number, end: number): Stretch[] {
  const cut: Stretch[] = [];
  let from = start;
  for (; end - from > LONGEST; from += STRIDE) cut.push({ start: from, end: from + CUT });
  return [...cut, { start: from, end }];
}
