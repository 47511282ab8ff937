import type { DataSource, EntityManager } from 'typeorm';
import { shuffled } from './shuffled.js';
import type { Vault } from './vault.js';

/**
 * What was found in one place: it is as it would be sealed today; nobody can open it any more; it is gone meanwhile; or
 * else how it is brought under the key in use.
 */
export type Finding = 'current' | 'unreadable' | 'gone' | (() => Promise<unknown>);

/** One kind of thing that is sealed or tagged with the forum's keys, and how it is moved to the one in use. */
export interface SealedThings<Place = string> {
  /** As the operator reads it. */
  what: string;
  /** Every place where there may be one. */
  places(database: DataSource, vault: Vault): Promise<Place[]>;
  look(eye: Eye, place: Place): Promise<Finding>;
}

/** What looks: `lock` is SQL that keeps a row for who will move it, or nothing for who only counts. */
export interface Eye {
  manager: EntityManager;
  vault: Vault;
  lock: 'for update' | '';
}

/** How many are under the key in use, under an old one, and cannot be opened. */
export interface Count {
  current: number;
  old: number;
  unreadable: number;
}

const AT_ONCE = 100;

/** Counts the things of one kind and changes nothing. */
async function count<Place>(database: DataSource, vault: Vault, things: SealedThings<Place>): Promise<Count> {
  const places = await things.places(database, vault);
  const found: Count = { current: 0, old: 0, unreadable: 0 };
  for (let done = 0; done < places.length; done += AT_ONCE) {
    const some = places.slice(done, done + AT_ONCE);
    const eye: Eye = { manager: database.manager, vault, lock: '' };
    for (const finding of await Promise.all(some.map((place) => things.look(eye, place))))
      note(found, finding);
  }
  return found;
}

/**
 * Brings the things of one kind under the key in use, one after the other and in random order, so that no order of rows
 * says anything. What was moved stays moved, whenever it is stopped; nobody who writes meanwhile waits for more than one.
 * @returns how it was before
 */
async function reseal<Place>(
  database: DataSource,
  vault: Vault,
  things: SealedThings<Place>,
): Promise<Count> {
  const found: Count = { current: 0, old: 0, unreadable: 0 };
  for (const place of shuffled(await things.places(database, vault)))
    note(
      found,
      await database.transaction((manager) => moved(things, { manager, vault, lock: 'for update' }, place)),
    );
  return found;
}

async function moved<Place>(things: SealedThings<Place>, eye: Eye, place: Place): Promise<Finding> {
  const finding = await things.look(eye, place);
  if (typeof finding === 'function') await finding();
  return finding;
}

function note(count: Count, finding: Finding): void {
  if (typeof finding === 'function') count.old += 1;
  else if (finding !== 'gone') count[finding] += 1;
}

/** One kind among others, whatever its places are. */
export interface Kind {
  what: string;
  count(database: DataSource, vault: Vault): Promise<Count>;
  reseal(database: DataSource, vault: Vault): Promise<Count>;
}

/** Makes one of many of things that are sealed. */
export function kind<Place>(things: SealedThings<Place>): Kind {
  return {
    what: things.what,
    count: (database, vault) => count(database, vault, things),
    reseal: (database, vault) => reseal(database, vault, things),
  };
}

/** A column that the vault sealed. */
interface SealedColumn {
  what: string;
  table: string;
  /** The table's key. */
  id: string;
  column: string;
  purpose: string;
  /** SQL for what it was sealed for; the key when nothing is said. */
  context?: string;
  /** SQL: which rows hold one. */
  where?: string;
}

/** Things that are one column of a table. Names of tables and columns come from the code alone. */
export function sealedColumn({ what, table, id, column, purpose, ...more }: SealedColumn): SealedThings {
  const { context = `${id}::text`, where = 'true' } = more;
  return {
    what,
    places: async (database) => {
      const rows = await database.query<{ id: string }[]>(`select ${id} as id from ${table} where ${where}`);
      return rows.map((row) => row.id);
    },
    look: async ({ manager, vault, lock }, place) => {
      const [row] = await manager.query<{ sealed: Buffer; context: string }[]>(
        `select ${column} as sealed, ${context} as context from ${table} where ${id} = $1 and ${where} ${lock}`,
        [place],
      );
      if (!row) return 'gone';
      return findingOf(vault, purpose, row.sealed, row.context, (sealed) =>
        manager.query(`update ${table} set ${column} = $2 where ${id} = $1`, [place, sealed]),
      );
    },
  };
}

/** What becomes of something sealed: nothing, or `keep` with the same sealed under the key in use. */
export function findingOf(
  vault: Vault,
  purpose: string,
  sealed: Buffer,
  context: string,
  keep: (sealed: Buffer) => Promise<unknown>,
): Finding {
  if (vault.isCurrent(purpose, sealed, context)) return 'current';
  try {
    const text = vault.open(purpose, sealed, context);
    return () => keep(vault.seal(purpose, text, context));
  } catch {
    return 'unreadable';
  }
}
