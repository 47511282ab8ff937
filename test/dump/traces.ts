import type { Table } from './dump.js';

/** A name as the thief finds it: with a pseudonym goes its member, who stands in the same row. */
export interface Name {
  persona: string;
  member: string | null;
}

/** A row that can be said to be a name's, and by which way one comes to it. */
export interface Trace {
  table: number;
  row: number;
  /** Such as `revisions.post_id < posts.persona_id`. */
  way: string;
  hops: number;
}

interface Place {
  table: number;
  row: number;
  column: string;
}

const LONGEST_WAY = 3;
// What stands in more rows than this is no key of anybody's.
const MOST_PLACES = 400;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** All names of a dump, in the order of their rows. */
export function namesOf(tables: Table[]): Name[] {
  const table = tables.find(({ name }) => name === 'personas')!;
  const column = (name: string): number => table.columns.findIndex((found) => found.name === name);
  const [id, member] = [column('id'), column('member_id')];
  return table.rows.map((row) => ({ persona: row[id]!, member: row[member] ?? null }));
}

/** Follows every equal key, from a name's own ids downwards: the rows about it, the rows about those, and so on. */
export class Tracks {
  private readonly places = new Map<string, Place[]>();

  constructor(private readonly tables: Table[]) {
    tables.forEach((table, index) => this.note(table, index));
  }

  tracesOf({ persona, member }: Name): Trace[] {
    const found = new Map<string, Trace>();
    for (const id of [persona, member]) if (id) this.follow(id, null, found);
    return [...found.values()];
  }

  private follow(id: string, from: Trace | null, found: Map<string, Trace>): void {
    const places = this.places.get(id) ?? [];
    if (from && (from.hops === LONGEST_WAY || places.length > MOST_PLACES)) return;
    for (const place of places) this.step(place, from, found);
  }

  private step({ table, row, column }: Place, from: Trace | null, found: Map<string, Trace>): void {
    const { name, rows, columns } = this.tables[table]!;
    const way = `${name}.${column}${from ? ` < ${from.way}` : ''}`;
    const key = `${way}#${row}`;
    const back =
      from && ((from.table === table && from.row === row) || name === 'personas' || name === 'members');
    if (back || found.has(key)) return;
    const trace = { table, row, way, hops: (from?.hops ?? 0) + 1 };
    found.set(key, trace);
    const own = rows[row]![0];
    if (own && column !== columns[0]!.name) this.follow(own, trace, found);
  }

  private note({ rows, columns }: Table, table: number): void {
    rows.forEach((values, row) =>
      values.forEach((value, index) => {
        for (const id of new Set(value?.match(UUID) ?? []))
          this.noteAt(id, { table, row, column: columns[index]!.name });
      }),
    );
  }

  private noteAt(id: string, place: Place): void {
    const known = this.places.get(id);
    if (known) known.push(place);
    else this.places.set(id, [place]);
  }
}
