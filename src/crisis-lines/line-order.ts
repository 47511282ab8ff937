import { type CrisisLine, isWeak, type Kind } from './crisis-line.js';
import { opennessOf } from './hours.js';

/**
 * Lines, the most fitting first: the preferred kind, crisis lines, those who answer now, those who speak the language of
 * the place, those we are sure of. Otherwise they stay in the order of the list. Takes nothing away and leaves what it got
 * as it was.
 * @param language its code; null where the place names none
 */
export function inOrder(
  lines: CrisisLine[],
  prefer: Kind,
  now: Date,
  language: string | null = null,
): CrisisLine[] {
  const ranked = lines.map((line) => ({ line, rank: rank(line, prefer, now, language) }));
  return ranked.sort((a, b) => compare(a.rank, b.rank)).map(({ line }) => line);
}

const OPENNESS = { always: 0, open: 1, unknown: 2, closed: 3 };

/** Smaller is earlier; the first number that differs decides. */
function rank(line: CrisisLine, prefer: Kind, now: Date, language: string | null): number[] {
  return [
    line.kinds.includes(prefer) ? 0 : 1,
    line.kinds.includes('crisis') ? 0 : 1,
    OPENNESS[opennessOf(line, now).state],
    language !== null && line.languages.includes(language) ? 0 : 1,
    isWeak(line) ? 1 : 0,
  ];
}

function compare(a: number[], b: number[]): number {
  return a.map((value, at) => value - (b[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
