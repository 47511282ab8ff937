import { execFileSync } from 'node:child_process';
import { chownSync, lchownSync, readdirSync, realpathSync, statSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

/** An account of the operating system, by its numbers. */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * The account that the server runs under. PostgreSQL refuses root, so root lends it another: the one that already
 * owns the folder, else `postgres`, else `nobody`.
 * @param folder existing folder of the server
 * @returns null where we are not root and the server runs as ourselves
 */
export function accountFor(folder: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  return ownerOf(folder) ?? named('postgres') ?? named('nobody') ?? noAccount();
}

/** Gives the file or the folder with all that is in it to the account, where it is not the account's yet. */
export function giveTo(account: Account | null, path: string): void {
  if (!account || statSync(path).uid === account.uid) return;
  for (const name of inside(path)) lchownSync(join(path, name), account.uid, account.gid);
  chownSync(path, account.uid, account.gid);
}

/** Whether the account can walk down to the path and read it, judged by owner, group and mode. */
export function canRead(account: Account, path: string): boolean {
  const real = realpathSync(path);
  return allows(statSync(real), account, 0o4) && canReach(account, real);
}

/** Whether the account can walk down to the path: search every folder above it. */
export function canReach(account: Account, path: string): boolean {
  const above = dirname(path);
  if (above === path) return true;
  return allows(statSync(above), account, 0o1) && canReach(account, above);
}

function allows(stats: Stats, { uid, gid }: Account, right: number): boolean {
  if (stats.uid === uid) return (stats.mode & (right << 6)) !== 0;
  if (stats.gid === gid) return (stats.mode & (right << 3)) !== 0;
  return (stats.mode & right) !== 0;
}

function inside(path: string): string[] {
  return statSync(path).isDirectory() ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : [];
}

function ownerOf(folder: string): Account | null {
  const { uid, gid } = statSync(folder);
  return uid === 0 ? null : { uid, gid };
}

function named(name: string): Account | null {
  try {
    return { uid: idOf('-u', name), gid: idOf('-g', name) };
  } catch {
    return null;
  }
}

// `| 0`: macOS writes the id -2 of nobody as 4294967294.
function idOf(option: string, name: string): number {
  return Number(execFileSync('id', [option, name], { stdio: ['ignore', 'pipe', 'ignore'] })) | 0;
}

function noAccount(): never {
  throw new EmbeddedPostgresError(
    'PostgreSQL refuses to run as root, and there is no account "postgres" or "nobody" to run it under: start Hearthside as an ordinary user.',
  );
}
