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
  const tag = await tagIn(database);
  if (tag === null) return;
  if (!isKeyOf(givenMasterKey(config), tag)) throw new ConfigError(ANOTHER);
}

/** Notes which key a database is begun with; changes nothing where that is known. */
export async function noteKey(database: DataSource, vault: Vault): Promise<void> {
  await database.query('insert into vault_check (tag) values ($1) on conflict do nothing', [tagOf(vault)]);
}

async function tagIn(database: DataSource): Promise<Buffer | null> {
  const [table] = await database.query<{ there: boolean }[]>(
    `select to_regclass('public.vault_check') is not null as there`,
  );
  if (!table?.there) return null;
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
