import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { Vault } from '../platform/vault/vault.js';

/** What the key is sealed for, and its context. */
export const LEDGER_KEY = 'erasure ledger';
export const LEDGER_KEY_CONTEXT = 'key';

/**
 * The key of the ledger's tags. It never changes, as what was tagged is gone and cannot be tagged anew; the forum's key
 * wraps it, and that may change.
 * @returns the key that the database has, made at the first need
 */
export async function ledgerKey(database: DataSource, vault: Vault): Promise<Buffer> {
  return openKey(vault, await sealedKey(database, vault));
}

/** The same, sealed: as it stands in the database and goes into the file. */
export async function sealedKey(database: DataSource, vault: Vault): Promise<Buffer> {
  return (await keyIn(database)) ?? (await makeKey(database, vault));
}

/** Puts the key of a ledger outside the database in the place of the database's own, which knew of no other then. */
export async function takeKey(database: DataSource, vault: Vault, sealed: Buffer): Promise<void> {
  const anew = sealKey(vault, openKey(vault, sealed));
  await database.query(
    'insert into erasure_key (sealed) values ($1) on conflict (only_one) do update set sealed = $1',
    [anew],
  );
}

/** @throws VaultError when none of the forum's keys opens it */
export function openKey(vault: Vault, sealed: Buffer): Buffer {
  return Buffer.from(vault.open(LEDGER_KEY, sealed, LEDGER_KEY_CONTEXT), 'hex');
}

async function makeKey(database: DataSource, vault: Vault): Promise<Buffer> {
  await database.query('insert into erasure_key (sealed) values ($1) on conflict do nothing', [
    sealKey(vault, randomBytes(32)),
  ]);
  return (await keyIn(database))!;
}

function sealKey(vault: Vault, key: Buffer): Buffer {
  return vault.seal(LEDGER_KEY, key.toString('hex'), LEDGER_KEY_CONTEXT);
}

async function keyIn(database: DataSource): Promise<Buffer | null> {
  const [row] = await database.query<{ sealed: Buffer }[]>('select sealed from erasure_key');
  return row?.sealed ?? null;
}
