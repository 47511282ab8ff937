import { randomBytes } from 'node:crypto';
import { BusyMonth, type Month } from './busy-month.js';
import { dumpOf, type Table } from './dump.js';
import type { Lift } from './lift.js';
import { link, type Links } from './linker.js';

/** A dump of a forum after a busy month, what can be linked in it, and the same of two forums that leak. */
export interface Stolen {
  oneTimeNames: number;
  honest: Links;
  /** As in the like: the member stands beside the name, if only as a number. */
  withOwner: Links;
  /** Each list is written when its member takes a name, not all of them together. */
  listsAtOnce: Links;
}

/** Lift over chance up to which names count as not tied together. */
export const AS_GOOD_AS_CHANCE = 1.2;

/** Lives the month, steals it, and tries. */
export async function steal(month: Month): Promise<Stolen> {
  const lived = await BusyMonth.start(month);
  try {
    await lived.live();
    return await lookThrough(lived);
  } finally {
    await lived.forum.stop();
  }
}

async function lookThrough(lived: BusyMonth): Promise<Stolen> {
  const owners = await lived.owners();
  const ownerOf = (persona: string): string => owners.get(persona)!;
  const dump = await dumpOf(lived.database.ownerUrl);
  await writeListsAtOnce(lived, dump, ownerOf);
  return {
    oneTimeNames: owners.size,
    honest: link(dump, ownerOf, true),
    withOwner: link(
      dump.map((table) => (table.name === 'personas' ? leaving(table, ownerOf) : table)),
      ownerOf,
    ),
    listsAtOnce: link(await dumpOf(lived.database.ownerUrl), ownerOf),
  };
}

function leaving(table: Table, ownerOf: (persona: string) => string): Table {
  const numbers = new Map<string, string>();
  const numberOf = (owner: string): string =>
    numbers.get(owner) ?? numbers.set(owner, randomBytes(16).toString('hex')).get(owner)!;
  const kind = table.columns.findIndex(({ name }) => name === 'kind');
  const rows = table.rows.map((row) => [
    ...row,
    row[kind] === 'one_time' ? numberOf(ownerOf(row[0]!)) : null,
  ]);
  return { ...table, columns: [...table.columns, { name: 'shadow_of', type: 'text' }], rows };
}

// In the order in which the names were taken, which is that of their rows.
async function writeListsAtOnce(
  { forum }: BusyMonth,
  dump: Table[],
  ownerOf: (persona: string) => string,
): Promise<void> {
  const personas = dump.find(({ name }) => name === 'personas')!;
  const kind = personas.columns.findIndex(({ name }) => name === 'kind');
  const names = personas.rows.filter((row) => row[kind] === 'one_time').map((row) => row[0]!);
  for (const owner of names.map(ownerOf)) {
    const [old] = await forum.sql<{ sealed: Buffer }>(
      'delete from name_lists where member_id = $1 returning sealed',
      [owner],
    );
    await forum.sql('insert into name_lists (member_id, sealed) values ($1, $2)', [owner, old!.sealed]);
  }
}

/**
 * Of what looked better than chance in one month, what does so in another too. The best of thousands of tries on one
 * month may be luck; a leak shows each time.
 */
export function confirmed(first: Lift[], second: Lift[]): Lift[] {
  const suspicious = first.filter(({ corrected }) => corrected > AS_GOOD_AS_CHANCE);
  return suspicious.flatMap(({ field, attack }) =>
    second.filter(
      (lift) => lift.field === field && lift.attack === attack && lift.corrected > AS_GOOD_AS_CHANCE,
    ),
  );
}

/** The best of some tries, for a person to read. */
export function report(title: string, { pairs, tries }: Links, lifts: Lift[], most = 8): string {
  const lines = lifts
    .slice(0, most)
    .map(
      ({ lift, corrected, among, field, attack }) =>
        `  ${corrected.toFixed(2)} (${lift.toFixed(2)} among ${among}) ${field}: ${attack}`,
    );
  return [`${title}: ${tries} ways on ${pairs} pairs; lift after the correction (as it was):`, ...lines].join(
    '\n',
  );
}
