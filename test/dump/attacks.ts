import { createHash } from 'node:crypto';
import type { Marks, ValueKind } from './marks.js';
import { distances, type Score, stretched } from './orders.js';

/** Two sets of names that somebody tries to pair: one-time names with one another, or with pseudonyms. */
export interface Field {
  label: string;
  left: number[];
  right: number[];
  /** One set with itself: each pair once. */
  same: boolean;
}

/** One way to try: what a pair looks like, the higher the more alike. */
export interface Attack {
  name: string;
  /** Needs the files of PostgreSQL, not only a dump. */
  files: boolean;
  score: Score;
}

// A value that more names have than this tells nothing.
const MOST_HOLDERS = 40;
const FEWEST_NAMES = 5;
const FARTHEST = 3;

/** Every way to try on a dump: what is equal, what lies near, what happened near in time. */
export function attacksOn(marks: Marks[], field: Field): Attack[] {
  return [
    ...equalities(marks),
    ...nearness('rows near: ', marks, field, (mark) => mark.places, !field.same),
    ...nearness('times near: ', marks, field, (mark) => mark.moments, false),
    ...nearness('transactions near: ', marks, field, (mark) => mark.transactions, false, true),
  ];
}

const KINDS: ValueKind[] = ['key', 'sealed', 'size', 'time', 'number', 'words'];

function equalities(marks: Marks[]): Attack[] {
  const each = KINDS.flatMap((kind) =>
    Array.from({ length: FARTHEST }, (_, index) => equality(marks, [kind], index + 1)),
  );
  return [...each, equality(marks, KINDS, FARTHEST), sameTransaction(marks)];
}

// The rarer a value, the more it says that two have it.
function equality(marks: Marks[], kinds: ValueKind[], hops: number): Attack {
  const near = marks.map(({ values }) =>
    kinds.flatMap((kind) =>
      [...(values.get(kind) ?? [])].filter(([, far]) => far <= hops).map(([value]) => `${kind} ${value}`),
    ),
  );
  return inCommon(`equal ${kinds.length > 1 ? 'anything' : kinds[0]!}, ${hops} steps`, near, false);
}

function sameTransaction(marks: Marks[]): Attack {
  const near = marks.map(({ transactions }) => [...new Set([...transactions.values()].flat().map(String))]);
  return inCommon('equal transaction', near, true);
}

function inCommon(name: string, near: string[][], files: boolean): Attack {
  const holders = new Map<string, number>();
  for (const values of near) for (const value of values) holders.set(value, (holders.get(value) ?? 0) + 1);
  const rare = near.map((values) => {
    const kept = values.filter((value) => holders.get(value)! > 1 && holders.get(value)! <= MOST_HOLDERS);
    return new Map(kept.map((value) => [value, 1 / Math.log2(holders.get(value)!)]));
  });
  return { name, files, score: (left, right) => sum(rare[left]!, rare[right]!) };
}

function sum(left: Map<string, number>, right: Map<string, number>): number {
  let total = 0;
  const [few, many] = left.size < right.size ? [left, right] : [right, left];
  for (const [value, weight] of few) if (many.has(value)) total += weight;
  return total;
}

function nearness(
  label: string,
  marks: Marks[],
  { left, right, same }: Field,
  of: (mark: Marks) => Map<string, number[]>,
  warped: boolean,
  files = false,
): Attack[] {
  const lists = marks.map(of);
  const [mine, theirs] = [left, right].map((names) => waysOf(lists, names));
  return mine!.flatMap((one) =>
    theirs!
      .filter((other) => !same || one <= other)
      .flatMap((other) => {
        const [a, b] = [one, other].map((way) => sorted(lists, way));
        const shapes = [...distances(a!, b!), ...(warped ? stretched(a!, left, b!, right) : [])];
        return shapes.map(([shape, score]) => ({ name: `${label}${one} ~ ${other}${shape}`, files, score }));
      }),
  );
}

// Several ways may lead to the very same rows: one of them is tried.
function waysOf(lists: Map<string, number[]>[], names: number[]): string[] {
  const found = new Map<string, string>();
  for (const way of new Set(names.flatMap((name) => [...lists[name]!.keys()]))) {
    const marks = names.map(
      (name) =>
        lists[name]!.get(way)
          ?.map((mark) => mark.toFixed(4))
          .join() ?? '',
    );
    const key = createHash('sha256').update(marks.join(';')).digest('hex');
    const known = found.get(key);
    const enough = marks.filter(Boolean).length >= FEWEST_NAMES;
    if (enough && (known === undefined || way.length < known.length)) found.set(key, way);
  }
  return [...found.values()].sort();
}

function sorted(lists: Map<string, number[]>[], way: string): number[][] {
  return lists.map((list) => [...(list.get(way) ?? [])].sort((a, b) => a - b));
}
