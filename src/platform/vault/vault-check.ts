import type { DataSource } from 'typeorm';
import { ConfigError, type Config } from '../config.js';
import { givenMasterKey, KEY_HOW } from './master-key.js';
import { Vault } from './vault.js';

/**
 * Before anything is made: refuses to go on with another key than the database was begun with, and with none. A new
 * key would lock everybody out for good, and nobody would know why.
 * @throws ConfigError
 */
export async function checkKey(database: DataSource, config: Config): Promise<void> {
  if (!(await isInUse(database))) return;
  const key = givenMasterKey(config);
  const tag = await tagIn(database);
  if (tag && !isKeyOf(key, tag)) throw new ConfigError(ANOTHER);
}

/** Notes which key a database is begun with; changes nothing where that is known. */
export async function noteKey(database: DataSource, vault: Vault): Promise<void> {
  await database.query('insert into vault_check (tag) values ($1) on conflict do nothing', [tagOf(vault)]);
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

async function tagIn(database: DataSource): Promise<Buffer | null> {
  if (!(await isThere(database, 'vault_check'))) return null;
  const [row] = await database.query<{ tag: Buffer }[]>('select tag from vault_check');
  return row?.tag ?? null;
}

function isKeyOf(key: Buffer, tag: Buffer): boolean {
  return new Vault(key).isTag(PURPOSE, TEXT, tag);
}

function tagOf(vault: Vault): Buffer {
  return vault.tag(PURPOSE, TEXT);
}

const PURPOSE = 'vault-check';
const TEXT = 'the key that this database was begun with';

const ANOTHER = `The key in KEYS_DIR or VAULT_KEY is not the one that this database was begun with. Nothing was changed. ${KEY_HOW}`;
