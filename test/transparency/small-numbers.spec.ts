import { describe, expect, it } from 'vitest';
import { COUNTED, TOTALS } from '../../src/transparency/figures.js';
import { type Cell, SMALLEST_SHOWN, withoutSmall } from '../../src/transparency/small-numbers.js';

type Counts = Record<string, number>;
type Totals = Record<string, string[]>;
type Publish = (counts: Counts, totals: Totals) => Cell[];

/** Numbers that look like chance and are the same each time. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A table with the sums of its rows, its columns and of all; many of its numbers are small. */
function tableOf(roll: (below: number) => number): { counts: Counts; totals: Totals } {
  const [rows, columns] = [1 + roll(4), 1 + roll(5)];
  const name = (row: number, column: number): string => `cell_${row}_${column}`;
  const across = Array.from({ length: rows }, (_, row) => row);
  const down = Array.from({ length: columns }, (_, column) => column);
  const cells = across.flatMap((row) => down.map((column) => name(row, column)));
  const counts = Object.fromEntries(cells.map((cell) => [cell, roll(3) === 0 ? roll(5) : roll(400)]));
  return {
    counts,
    totals: {
      ...Object.fromEntries(across.map((row) => [`row_${row}`, down.map((column) => name(row, column))])),
      ...Object.fromEntries(
        down.map((column) => [`column_${column}`, across.map((row) => name(row, column))]),
      ),
      all: cells,
    },
  };
}

/** What everybody sees of it. */
function seen(cells: Cell[]): [string, string, number | null][] {
  return cells.map(({ figure, shown, count }) => [figure, shown, shown === 'shown' ? count : null]);
}

/** The small numbers of random tables that somebody could tell from others by what is published. */
function toldApart(publish: Publish, tables: number): string[] {
  const found: string[] = [];
  for (let seed = 1; seed <= tables; seed++) {
    const roll = dice(seed);
    const { counts, totals } = tableOf(roll);
    const published = JSON.stringify(seen(publish(counts, totals)));
    for (const cell of Object.keys(counts).filter((key) => counts[key]! < SMALLEST_SHOWN))
      for (let other = 0; other < SMALLEST_SHOWN; other++) {
        const again = JSON.stringify(seen(publish({ ...counts, [cell]: other }, totals)));
        if (again !== published) found.push(`${seed}: ${cell} is not ${other}`);
      }
  }
  return found;
}

/** All small numbers of a table changed at once: still the same page. */
function allAtOnce(tables: number): string[] {
  const found: string[] = [];
  for (let seed = 1; seed <= tables; seed++) {
    const roll = dice(seed);
    const { counts, totals } = tableOf(roll);
    const others = Object.fromEntries(
      Object.entries(counts).map(([key, count]) => [key, count < SMALLEST_SHOWN ? roll(5) : count]),
    );
    const [before, after] = [withoutSmall(counts, totals), withoutSmall(others, totals)];
    if (JSON.stringify(seen(before)) !== JSON.stringify(seen(after))) found.push(String(seed));
  }
  return found;
}

// The usual way: small numbers hidden, sums shown. And the same with one more number hidden in each sum, the smallest.
const hidden = (count: number): Cell['shown'] => (count < SMALLEST_SHOWN ? 'small' : 'shown');
const withSums: Publish = (counts, totals) => [
  ...Object.entries(counts).map(([figure, count]) => ({ figure, count, shown: hidden(count) })),
  ...Object.entries(totals).map(([figure, of]) => {
    const count = of.reduce((sum, part) => sum + counts[part]!, 0);
    return { figure, count, shown: hidden(count) };
  }),
];

describe('small numbers', () => {
  it('cannot be told from any other small number by anything that is shown, in 2,000 tables', () => {
    expect(toldApart(withoutSmall, 2_000)).toEqual([]);
  });

  it('also not when all of them are others', () => {
    expect(allAtOnce(2_000)).toEqual([]);
  });

  it('would be told by their sums', () => {
    expect(toldApart(withSums, 50).length).toBeGreaterThan(0);
  });

  it('are small below five, none included', () => {
    const cells = withoutSmall({ a: 0, b: 4, c: 5 }, {});
    expect(cells.map(({ shown }) => shown)).toEqual(['small', 'small', 'shown']);
  });

  it('take the sums with them that they are in, and no others', () => {
    const counts = { a: 3, b: 90, c: 40, d: 60 };
    const cells = withoutSmall(counts, { first: ['a', 'b'], second: ['c', 'd'], none: [] });
    expect(seen(cells)).toEqual([
      ['a', 'small', null],
      ['b', 'shown', 90],
      ['c', 'shown', 40],
      ['d', 'shown', 60],
      ['first', 'left_out', null],
      ['second', 'shown', 100],
      ['none', 'left_out', null],
    ]);
  });

  it('count nothing twice: no figure of the page stands in two sums', () => {
    const parts = Object.values(TOTALS).flat();
    expect(new Set(parts).size).toBe(parts.length);
    expect(parts.every((part) => COUNTED.includes(part))).toBe(true);
  });
});
