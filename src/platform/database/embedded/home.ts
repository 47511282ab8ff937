import { randomBytes } from 'node:crypto';
import { accessSync, closeSync, constants, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { readFileSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountFor, canReach, giveTo, type Account } from './account.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

const LOG_LIMIT = 1_000_000; // bytes

/** The embedded server's own folder and all that is in it. */
export interface Home {
  folder: string;
  /** PostgreSQL's data. */
  cluster: string;
  log: string;
  account: Account | null;
  password: string;
}

/**
 * Makes or opens the folder: private to the account that the server runs under.
 * @param folder absolute path
 * @throws EmbeddedPostgresError when it cannot be written to, or its password is gone
 */
export function openHome(folder: string): Home {
  makeWritable(folder);
  const real = realpathSync(folder);
  const account = accountFor(real);
  const home = { folder: real, cluster: join(real, 'cluster'), log: join(real, 'postgres.log'), account };
  const password = providePassword(home.folder, existsSync(home.cluster));
  for (const path of [real, home.cluster]) if (existsSync(path)) giveTo(account, path);
  return { ...home, password };
}

/**
 * How the server's account names the folder, and the file descriptor it needs for that. Under a private home, which
 * only root may walk through, the account gets the open folder itself: on Linux a descriptor has a path.
 * @returns `close` the descriptor after the program has been started
 */
export function lend(home: Home): { path: string; descriptors: number[]; close(): void } {
  const { account, folder } = home;
  if (!account || canReach(account, folder)) return { path: folder, descriptors: [], close: () => undefined };
  if (process.platform !== 'linux') throw new EmbeddedPostgresError(unreachable(folder));
  const descriptor = openSync(folder, 'r');
  return { path: '/proc/self/fd/3', descriptors: [descriptor], close: () => closeSync(descriptor) };
}

/** Puts a long log aside, in the place of the one put aside before. */
export function shortenLog({ log }: Home): void {
  if (existsSync(log) && statSync(log).size > LOG_LIMIT) renameSync(log, `${log}.old`);
}

/** What the server has written since it was started, or before. */
export function readLog({ log }: Home): string {
  return existsSync(log) ? readFileSync(log, 'utf8') : '';
}

function makeWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new EmbeddedPostgresError(
      `The folder ${folder} for the database cannot be written to: give this user the right to, or choose another with DATA_DIR.`,
    );
  }
}

function providePassword(folder: string, hasData: boolean): string {
  const file = join(folder, 'password');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  if (hasData) throw new EmbeddedPostgresError(`The file ${file} is gone: put it back from your backup.`);
  return makePassword(file);
}

function makePassword(file: string): string {
  const password = randomBytes(32).toString('hex');
  writeFileSync(`${file}.new`, `${password}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return password;
}

/** Makes what happened to the names in a folder outlast a power cut. Windows has no such call. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function unreachable(folder: string): string {
  return `As root, PostgreSQL must run under another account, which cannot reach ${folder}: start Hearthside as an ordinary user, or choose a folder outside of a private home with DATA_DIR.`;
}
