import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, isAbsolute } from 'node:path';
import { ConfigError, type Config } from '../config.js';

/**
 * The forum's ring of master keys, 32 bytes each: from VAULT_KEY, else from the file `vault.key` in KEYS_DIR, which is made
 * the first time and readable by its owner alone. The first key is in use; the others open what they sealed. For who
 * makes a database ready: see vault-check.ts.
 * @throws ConfigError when KEYS_DIR lies inside DATA_DIR (a backup of the data must not hold the keys), or the file is damaged
 */
export function masterKeys(config: Config): Buffer[] {
  if (config.vaultKey) return readRing(config.vaultKey);
  refuseInsideData(config);
  const file = keyFile(config);
  return readFile(file) ?? makeKey(config.keysDir, file);
}

/**
 * The forum's ring of master keys, for those who may not make one.
 * @throws ConfigError when there is none
 */
export function givenMasterKeys(config: Config): Buffer[] {
  const keys = knownMasterKeys(config);
  if (!keys) throw new ConfigError(KEY_MISSING);
  return keys;
}

export const KEY_HOW =
  'Bring back the file vault.key from your backup of KEYS_DIR (is the folder mounted?), or set VAULT_KEY.';
export const KEY_MISSING = `The key of this database is missing. Without it no password fits and nothing sealed can be opened. ${KEY_HOW}`;

/** The forum's ring of master keys where there is one; null where it is kept from this process, which must make no other. */
export function knownMasterKeys(config: Config): Buffer[] | null {
  return config.vaultKey ? readRing(config.vaultKey) : readFile(keyFile(config));
}

/** Where the ring is kept when it is not in the environment. */
export function keyFile({ keysDir }: Config): string {
  return join(keysDir, 'vault.key');
}

/** Keys as a setting holds them: 64 hex digits each, with commas between. */
export function readRing(text: string): Buffer[] {
  return text.split(',').map((key) => Buffer.from(key.trim(), 'hex'));
}

function refuseInsideData({ keysDir, dataDir }: Config): void {
  const path = relative(dataDir, keysDir);
  const inside = !path.startsWith('..') && !isAbsolute(path);
  if (inside)
    throw new ConfigError(
      'The setting KEYS_DIR must not lie inside DATA_DIR: a backup of the data would hold the keys.',
    );
}

function readFile(file: string): Buffer[] | null {
  try {
    return checked(file, readFileSync(file, 'utf8').trim().split(/\s+/));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

// One key a line.
function checked(file: string, lines: string[]): Buffer[] {
  if (!lines.every((line) => /^[0-9a-f]{64}$/i.test(line)))
    throw new ConfigError(`The key file ${file} is damaged: each line must hold 64 hex digits.`);
  return lines.map((line) => Buffer.from(line, 'hex'));
}

function makeKey(folder: string, file: string): Buffer[] {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    const key = randomBytes(32);
    writeFileSync(file, `${key.toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    return [key];
  } catch (error) {
    const other = (error as NodeJS.ErrnoException).code === 'EEXIST' ? readFile(file) : null;
    if (other) return other;
    throw new ConfigError(`The folder ${folder} (KEYS_DIR) cannot be written to.`);
  }
}
