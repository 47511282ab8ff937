import { chownSync, closeSync, fsyncSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import type { Config } from '../../platform/config.js';
import { givenMasterKeys, keyFile } from '../../platform/vault/master-key.js';
import { tagsOf } from '../../platform/vault/vault-check.js';
import { Vault } from '../../platform/vault/vault.js';

/** The forum's keys as this machine has them, the one in front first. */
export interface Ring {
  keys: Buffer[];
  vault: Vault;
  /** What the database knows each key by. */
  tags: Buffer[];
  /** Where they are kept; null in the environment, which only the operator can change. */
  file: string | null;
}

/** @throws ConfigError where there is none */
export function ringOf(config: Config): Ring {
  const keys = givenMasterKeys(config);
  const vault = new Vault(keys);
  return { keys, vault, tags: tagsOf(vault), file: config.vaultKey === null ? keyFile(config) : null };
}

/** Writes the file of keys whole, never half of it, and leaves it to whom it belonged. */
export function writeRing(file: string, keys: Buffer[]): void {
  const { uid, gid } = statSync(file);
  const beside = `${file}.new`;
  const opened = openSync(beside, 'w', 0o600);
  try {
    writeSync(opened, keys.map((key) => `${key.toString('hex')}\n`).join(''));
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
  if (process.getuid?.() === 0) chownSync(beside, uid, gid);
  renameSync(beside, file);
}
