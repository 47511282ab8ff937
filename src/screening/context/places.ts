import type { Token } from '../reading/tokens.js';

/** The places of some phrases in a text; asking costs one step, however long the text is. */
export class Places {
  private constructor(
    private readonly firstEnd: Uint32Array,
    private readonly upTo: Uint32Array,
  ) {}

  /** @param endAt the end (exclusive) of what is looked for where it begins at a word, or -1 */
  static of(tokens: Token[], endAt: (at: number) => number): Places {
    const ends = tokens.map((_, at) => endAt(at));
    return new Places(firstEnds(ends), counts(ends));
  }

  /** Whether one begins at `from` or after and ends at `to` or before. */
  isWithin(from: number, to: number): boolean {
    return (this.firstEnd[Math.max(0, from)] ?? NOWHERE) <= to;
  }

  /** How many begin from `from` up to `to` (exclusive). */
  count(from: number, to: number): number {
    const last = this.upTo.length - 1;
    return this.upTo[Math.min(to, last)]! - this.upTo[Math.max(0, from)]!;
  }
}

const NOWHERE = 0xffffffff;

/** For each place the earliest end of what begins there or later. */
function firstEnds(ends: number[]): Uint32Array {
  const first = new Uint32Array(ends.length + 1).fill(NOWHERE);
  for (let at = ends.length - 1; at >= 0; at -= 1)
    first[at] = Math.min(first[at + 1]!, ends[at]! < 0 ? NOWHERE : ends[at]!);
  return first;
}

/** For each place how many begin before it. */
function counts(ends: number[]): Uint32Array {
  const upTo = new Uint32Array(ends.length + 1);
  ends.forEach((end, at) => (upTo[at + 1] = upTo[at]! + (end < 0 ? 0 : 1)));
  return upTo;
}
