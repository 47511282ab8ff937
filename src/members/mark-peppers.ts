import type { DataSource } from 'typeorm';
import { has, notedKeys, tagsOf } from '../platform/vault/vault-check.js';
import type { Vault } from '../platform/vault/vault.js';
import { written } from './peppers.js';

/** Says in the hashes from before keys could change which pepper made them: that of the key there was then. */
export async function markPeppers(database: DataSource, vault: Vault): Promise<void> {
  const noted = await notedKeys(database);
  const before = noted?.leaving.length ? noted.leaving : noted ? [noted.tag] : [];
  const place = tagsOf(vault).findIndex((tag) => has(before, tag));
  const id = vault.keyIds()[place];
  if (id) await database.query(MARK, [`\\1,keyid=${written(id)}$`]);
}

const MARK = `
  update members set password_hash = regexp_replace(password_hash, '(,p=[0-9]+)\\$', $1)
  where password_hash like '$argon2id$%' and password_hash not like '%,keyid=%'`;
