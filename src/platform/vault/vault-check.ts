import type { DataSource } from 'typeorm';
import { ConfigError, type Config } from '../config.js';
import { givenMasterKeys, KEY_HOW } from './master-key.js';
import { Vault } from './vault.js';

/** What a database knows of its keys, by tags alone. */
export interface NotedKeys {
  /** Of the key in use. */
  tag: Buffer;
  /** Of those that are being left: whoever still has one of them in front may go on. */
  leaving: Buffer[];
  /** Since when the key is in use; null for the one that the database was begun with. */
  used_since: Date | null;
}

/**
 * Before anything is made: refuses to go on with another key than the database has, and with none. A new
 * key would lock everybody out for good, and nobody would know why.
 * @param how `anyOrder` for who puts the keys into their order
 * @throws ConfigError
 */
export async function checkKey(
  database: DataSource,
  config: Config,
  { anyOrder } = { anyOrder: false },
): Promise<void> {
  if (!(await isInUse(database))) return;
  const tags = tagsOf(new Vault(givenMasterKeys(config)));
  const noted = await notedKeys(database);
  if (!noted) return;
  if (!has(tags, noted.tag)) throw new ConfigError(ANOTHER);
  if (!anyOrder && !has([noted.tag, ...noted.leaving], tags[0]!)) throw new ConfigError(OTHER_ORDER);
}

/** Notes which key a database is begun with; changes nothing where that is known. */
export async function noteKey(database: DataSource, vault: Vault): Promise<void> {
  await database.query('insert into vault_check (tag) values ($1) on conflict do nothing', [
    tagsOf(vault)[0],
  ]);
}

/** The keys of a database; null where none is noted yet. */
export async function notedKeys(database: DataSource): Promise<NotedKeys | null> {
  if (!(await isThere(database, 'vault_check'))) return null;
  // All columns: those about changes are missing before the tables are brought up to date.
  const [row] = await database.query<Partial<NotedKeys>[]>('select * from vault_check');
  return row?.tag ? { tag: row.tag, leaving: row.leaving ?? [], used_since: row.used_since ?? null } : null;
}

/** What a database knows each key of a ring by, in its order. */
export function tagsOf(vault: Vault): Buffer[] {
  return vault.tags(PURPOSE, TEXT);
}

/** Whether a tag is among some. */
export function has(tags: Buffer[], wanted: Buffer): boolean {
  return tags.some((tag) => tag.equals(wanted));
}

// Also a database from before keys were noted: the first that is noted must be the one it has.
async function isInUse(database: DataSource): Promise<boolean> {
  if (!(await isThere(database, 'members'))) return false;
  const [row] = await database.query<{ used: boolean }[]>('select exists (select from members) as used');
  return row!.used;
}

async function isThere(database: DataSource, table: string): Promise<boolean> {
  const [row] = await database.query<{ there: boolean }[]>(
    `select to_regclass('public.' || $1) is not null as there`,
    [table],
  );
  return row!.there;
}

const PURPOSE = 'vault-check';
const TEXT = 'the key that this database was begun with';

const ANOTHER = `The key in KEYS_DIR or VAULT_KEY is not the one that this database was begun with or changed to. Nothing was changed. ${KEY_HOW}`;
const OTHER_ORDER =
  'The first key in KEYS_DIR or VAULT_KEY is not the one in use. Nothing was changed. Put the key in use first, as it stands where the keys were changed.';
