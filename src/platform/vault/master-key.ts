import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, isAbsolute } from 'node:path';
import { ConfigError, type Config } from '../config.js';

/**
 * The forum's master key, 32 bytes: from VAULT_KEY, else from the file `vault.key` in KEYS_DIR, which is made
 * the first time and readable by its owner alone. For who makes a database ready: see vault-check.ts.
 * @throws ConfigError when KEYS_DIR lies inside DATA_DIR (a backup of the data must not hold the keys), or the file is damaged
 */
export function masterKey(config: Config): Buffer {
  if (config.vaultKey) return Buffer.from(config.vaultKey, 'hex');
  refuseInsideData(config);
  const file = join(config.keysDir, 'vault.key');
  return readKey(file) ?? makeKey(config.keysDir, file);
}

/**
 * The forum's master key, for those who may not make one.
 * @throws ConfigError when there is none
 */
export function givenMasterKey(config: Config): Buffer {
  const key = knownMasterKey(config);
  if (!key) throw new ConfigError(KEY_MISSING);
  return key;
}

export const KEY_HOW =
  'Bring back the file vault.key from your backup of KEYS_DIR (is the folder mounted?), or set VAULT_KEY.';
export const KEY_MISSING = `The key of this database is missing. Without it no password fits and nothing sealed can be opened. ${KEY_HOW}`;

/** The forum's master key where there is one; null where it is kept from this process, which must make no other. */
export function knownMasterKey({ vaultKey, keysDir }: Config): Buffer | null {
  return vaultKey ? Buffer.from(vaultKey, 'hex') : readKey(join(keysDir, 'vault.key'));
}

function refuseInsideData({ keysDir, dataDir }: Config): void {
  const path = relative(dataDir, keysDir);
  const inside = !path.startsWith('..') && !isAbsolute(path);
  if (inside)
    throw new ConfigError(
      'The setting KEYS_DIR must not lie inside DATA_DIR: a backup of the data would hold the keys.',
    );
}

function readKey(file: string): Buffer | null {
  try {
    return checked(file, Buffer.from(readFileSync(file, 'utf8').trim(), 'hex'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function checked(file: string, key: Buffer): Buffer {
  if (key.length !== 32)
    throw new ConfigError(`The key file ${file} is damaged: it must hold 64 hex digits.`);
  return key;
}

function makeKey(folder: string, file: string): Buffer {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    const key = randomBytes(32);
    writeFileSync(file, `${key.toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    return key;
  } catch (error) {
    const other = (error as NodeJS.ErrnoException).code === 'EEXIST' ? readKey(file) : null;
    if (other) return other;
    throw new ConfigError(`The folder ${folder} (KEYS_DIR) cannot be written to.`);
  }
}
