import type { Table } from './dump.js';
import { type Name, Tracks } from './traces.js';

/** What the dump says of one name: places in files and moments, by the way to them, and values that few others have. */
export interface Marks {
  /** By way: where its rows lie in their tables, 0 to 1. */
  places: Map<string, number[]>;
  /** By way and column: when, in seconds. Within one equal time the order of the rows goes on counting. */
  moments: Map<string, number[]>;
  /** Kind of value to the values, with the least number of steps to each. */
  values: Map<ValueKind, Map<string, number>>;
  /** By way: transactions. Only whoever has the files of PostgreSQL sees them. */
  transactions: Map<string, number[]>;
}

export type ValueKind = 'key' | 'sealed' | 'size' | 'time' | 'number' | 'words';

/** Reads the marks of every name out of a dump. */
export function marksOf(tables: Table[], names: Name[]): Marks[] {
  const tracks = new Tracks(tables);
  const moments = tables.map(momentsOf);
  return names.map((name) => {
    const marks: Marks = {
      places: new Map(),
      moments: new Map(),
      values: new Map(),
      transactions: new Map(),
    };
    const own = new Set([name.persona, name.member]);
    for (const { table, row, way, hops } of tracks.tracesOf(name)) {
      const { rows, columns, writtenBy } = tables[table]!;
      add(marks.places, way, (row + 0.5) / rows.length);
      add(marks.transactions, way, writtenBy[row]!);
      for (const [column, at] of moments[table]!.entries())
        if (at[row] !== null) add(marks.moments, `${way} @ ${column}`, at[row]!);
      rows[row]!.forEach((value, index) => {
        if (value !== null && !own.has(value)) noteValue(marks, columns[index]!, value, hops);
      });
    }
    return marks;
  });
}

function noteValue(
  marks: Marks,
  { name, type }: Table['columns'][number],
  value: string,
  hops: number,
): void {
  const kind = kindOf(type);
  if (kind === null) return;
  note(marks, kind, kind === 'number' || kind === 'words' ? `${name} ${value}` : value, hops);
  if (kind === 'sealed') note(marks, 'size', `${name} ${value.length}`, hops);
}

function note({ values }: Marks, kind: ValueKind, value: string, hops: number): void {
  const known = values.get(kind) ?? values.set(kind, new Map()).get(kind)!;
  known.set(value, Math.min(hops, known.get(value) ?? hops));
}

function kindOf(type: string): ValueKind | null {
  if (type === 'uuid') return 'key';
  if (type === 'bytea') return 'sealed';
  if (/^(minute|timestamp|date)/.test(type)) return 'time';
  if (/^(bigint|integer|smallint|numeric|real|double)/.test(type)) return 'number';
  return type === 'boolean' ? null : 'words';
}

// Rows that were written in one coarse time lie in the file in the order of writing: they share it out among them.
function momentsOf({ columns, rows }: Table): Map<string, (number | null)[]> {
  const found = new Map<string, (number | null)[]>();
  columns.forEach(({ name, type }, index) => {
    if (kindOf(type) !== 'time') return;
    const times = rows.map((row) => secondsOf(row[index] ?? null));
    found.set(name, spread(times));
  });
  return found;
}

function secondsOf(value: string | null): number | null {
  const at = value === null ? NaN : Date.parse(value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  return Number.isNaN(at) ? null : at / 1000;
}

function spread(times: (number | null)[]): (number | null)[] {
  const distinct = [...new Set(times.filter((time) => time !== null))].sort((a, b) => a - b);
  const gaps = distinct.slice(1).map((time, index) => time - distinct[index]!);
  const step = gaps.length > 0 ? Math.min(...gaps) : 60;
  const [count, seen] = [tally(times), new Map<number, number>()];
  return times.map((time) => {
    if (time === null) return null;
    const before = seen.get(time) ?? 0;
    seen.set(time, before + 1);
    return time + (step * (before + 0.5)) / count.get(time)!;
  });
}

function tally(times: (number | null)[]): Map<number, number> {
  const count = new Map<number, number>();
  for (const time of times) if (time !== null) count.set(time, (count.get(time) ?? 0) + 1);
  return count;
}

function add(into: Map<string, number[]>, key: string, value: number): void {
  const known = into.get(key);
  if (known) known.push(value);
  else into.set(key, [value]);
}
