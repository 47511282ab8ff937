import { isWeak, type CrisisLine, type Kind } from './crisis-line.js';

/**
 * Lines, the most fitting first: the preferred kind, crisis lines, those who always answer, those we are sure
 * of. Otherwise they stay in the order of the list. Takes nothing away and leaves what it got as it was.
 */
export function inOrder(lines: CrisisLine[], prefer: Kind): CrisisLine[] {
  return [...lines].sort((a, b) => compare(rank(a, prefer), rank(b, prefer)));
}

/** Smaller is earlier; the first number that differs decides. */
function rank(line: CrisisLine, prefer: Kind): number[] {
  return [
    line.kinds.includes(prefer) ? 0 : 1,
    line.kinds.includes('crisis') ? 0 : 1,
    line.hours === 'always' ? 0 : 1,
    isWeak(line) ? 1 : 0,
  ];
}

function compare(a: number[], b: number[]): number {
  return a.map((value, at) => value - (b[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
