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

/**
 * Where a text is read closely, in order of where it ends: from each sentence that one, and as many after it as make
 * fifteen words; endless sentences in overlapping pieces. A worry may stand in one sentence of a long story.
 */
export function windowsOf(tokens: Token[]): Stretch[] {
  const ends = sentenceEnds(tokens);
  return ends
    .flatMap((_, nth) => from(ends, nth))
    .flatMap(pieces)
    .sort((one, two) => one.end - two.end);
}

/** Where the sentences of a text end (token indexes, exclusive). */
export function sentenceEnds(tokens: Token[]): number[] {
  return tokens.flatMap(({ sentence }, at) => (sentence === tokens[at + 1]?.sentence ? [] : [at + 1]));
}

// At most fifteen of them: every sentence has a word.
function from(ends: number[], nth: number): Stretch[] {
  const start = ends[nth - 1] ?? 0;
  const stretches: Stretch[] = [];
  for (let last = nth; last < ends.length; last += 1) {
    stretches.push({ start, end: ends[last]! });
    if (ends[last]! - start >= ENOUGH) break;
  }
  return stretches;
}

function pieces({ start, end }: Stretch): Stretch[] {
  const cut: Stretch[] = [];
  let at = start;
  for (; end - at > LONGEST; at += STRIDE) cut.push({ start: at, end: at + CUT });
  return [...cut, { start: at, end }];
}
