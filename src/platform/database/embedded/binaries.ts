import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
} from 'node:fs';
import { renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { canRead, canReach, type Account } from './account.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

// Written by root alone, and reachable where the data folder lies in a private home.
const SHARED_COPIES = '/var/cache/hearthside';
const SAMPLES = ['bin/postgres', 'bin/initdb', 'lib/postgresql', 'share/postgresql/postgres.bki'];

/**
 * The folder with PostgreSQL's `bin`, `lib` and `share` that the account can run: the installed package, or a private
 * copy where the package cannot be completed or the account cannot read it.
 * @param home the server's own folder
 * @param account null: we run it ourselves
 * @throws EmbeddedPostgresError when there are none for this machine, or no place for a copy
 */
export function provideBinaries(home: string, account: Account | null): string {
  const found = findPackage();
  if (linksAreComplete(found) && readableBy(account, found)) return join(found, 'native');
  const copies = !account || canReach(account, join(home, 'any')) ? home : SHARED_COPIES;
  return join(copyInto(copies, found), 'native');
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new EmbeddedPostgresError(
      `The PostgreSQL for this machine (${name}) is not installed: run "npm ci" again without leaving out optional packages, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

function readableBy(account: Account | null, found: string): boolean {
  return !account || SAMPLES.every((path) => canRead(account, join(found, 'native', path)));
}

// The package makes its links in an install script, which npm may have been told not to run.
function linksAreComplete(found: string): boolean {
  try {
    makeLinks(found);
    return true;
  } catch {
    return false;
  }
}

function makeLinks(root: string): void {
  for (const { source, target } of linksOf(root)) {
    const path = join(root, target);
    if (!existsSync(path)) symlinkSync(relative(dirname(path), join(root, source)), path);
  }
}

function linksOf(root: string): { source: string; target: string }[] {
  const file = join(root, 'native', 'pg-symlinks.json');
  return existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { source: string; target: string }[])
    : [];
}

function copyInto(folder: string, found: string): string {
  const { version } = JSON.parse(readFileSync(join(found, 'package.json'), 'utf8')) as { version: string };
  const copy = join(folder, `postgresql-${version}`);
  try {
    if (!existsSync(folder)) makeFolder(folder);
    if (!isOurs(copy)) makeCopy(found, copy);
    return copy;
  } catch {
    throw new EmbeddedPostgresError(
      `PostgreSQL's programs must be copied to ${folder}, because its account cannot read ${found}, and that failed.`,
    );
  }
}

// A copy is run, so one that somebody else could have written does not count.
function isOurs(copy: string): boolean {
  const stats = lstatSync(copy, { throwIfNoEntry: false });
  return stats !== undefined && stats.isDirectory() && stats.uid === (process.getuid?.() ?? stats.uid);
}

function makeCopy(found: string, copy: string): void {
  const unfinished = `${copy}.new-${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  makeFolder(unfinished);
  copyTree(join(found, 'native'), join(unfinished, 'native'));
  makeLinks(unfinished);
  rmSync(copy, { recursive: true, force: true });
  renameSync(unfinished, copy);
}

function copyTree(from: string, to: string): void {
  makeFolder(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.isDirectory()) copyTree(join(from, entry.name), join(to, entry.name));
    if (entry.isFile()) copyFile(join(from, entry.name), join(to, entry.name));
  }
}

// Not fs.cp: modes are set here, because a strict umask would lock the other account out of its own programs.
function makeFolder(path: string): void {
  mkdirSync(path);
  chmodSync(path, 0o755);
}

function copyFile(from: string, to: string): void {
  copyFileSync(from, to);
  chmodSync(to, statSync(from).mode & 0o100 ? 0o755 : 0o644);
}
