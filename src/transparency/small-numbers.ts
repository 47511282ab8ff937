/** Below this a number could name somebody. PostgreSQL knows the same bound. */
export const SMALLEST_SHOWN = 5;

/** As it is; "fewer than 5"; or not at all, because with it a small number could be reckoned out. */
export type Shown = 'shown' | 'small' | 'left_out';

/** A number, and how it is shown. */
export interface Cell {
  figure: string;
  count: number;
  shown: Shown;
}

/**
 * How each number of a table is shown. A total stands there only where each of its parts does, and so says nothing that
 * they do not: a small number may have been any from 0 to 4, and the whole table would look the same. That is why
 * a total is left out also where it is small itself, and why no part is hidden for another's sake: which one would tell.
 * @param counts what was counted
 * @param totals of each total, what it is the sum of
 */
export function withoutSmall(
  counts: Readonly<Record<string, number>>,
  totals: Readonly<Record<string, readonly string[]>>,
): Cell[] {
  const parts = Object.entries(counts).map(([figure, count]) => ({ figure, count, shown: alone(count) }));
  const sums = Object.entries(totals).map(([figure, of]) => sumOf(figure, of, counts));
  return [...parts, ...sums];
}

function alone(count: number): Shown {
  return count < SMALLEST_SHOWN ? 'small' : 'shown';
}

function sumOf(figure: string, of: readonly string[], counts: Readonly<Record<string, number>>): Cell {
  const numbers = of.map((part) => counts[part] ?? 0);
  const all = numbers.length > 0 && numbers.every((count) => alone(count) === 'shown');
  const count = numbers.reduce((sum, number) => sum + number, 0);
  return { figure, count, shown: all ? 'shown' : 'left_out' };
}
