import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { giveTo } from './account.js';
import { cannotRun, EmbeddedPostgresError } from './embedded-postgres-error.js';
import { lend, syncFolder, type Home } from './home.js';
import { lastReason } from './last-reason.js';

/** The superuser of the embedded server. */
export const SUPERUSER = 'postgres';

/**
 * Makes the data folder the first time. It is made under another name and renamed when it is whole, so a start that
 * was killed in the middle leaves nothing that looks like data.
 * @param binaries folder with `bin/initdb`
 * @throws EmbeddedPostgresError with initdb's own reason
 */
export async function provideCluster(
  home: Home,
  binaries: string,
  say: (words: string) => void,
): Promise<void> {
  if (existsSync(home.cluster)) return;
  say('Making a new database …');
  removeUnfinished(home);
  const unfinished = mkdtempSync(`${home.cluster}.new-`);
  await initialise(home, binaries, unfinished);
  renameSync(unfinished, home.cluster);
  syncFolder(home.folder);
}

// Each attempt has a name of its own: an initdb that outlived its killed parent may still be writing to its folder.
function removeUnfinished({ folder, cluster }: Home): void {
  const unfinished = readdirSync(folder).filter((name) => name.startsWith(`${basename(cluster)}.new-`));
  for (const name of unfinished) rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 5 });
}

async function initialise(home: Home, binaries: string, folder: string): Promise<void> {
  giveTo(home.account, folder);
  giveTo(home.account, join(home.folder, 'password'));
  const lent = lend(home);
  const child = spawn(join(binaries, 'bin', 'initdb'), initdbArguments(lent.path, basename(folder)), {
    ...home.account,
    cwd: '/',
    env: { LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe', ...lent.descriptors],
  });
  lent.close();
  const [complaint, code] = await Promise.all([text(child.stderr!), exitOf(child)]);
  if (code !== 0)
    throw new EmbeddedPostgresError(`The database could not be made: ${lastReason(complaint)}.`);
}

function initdbArguments(path: string, name: string): string[] {
  return [
    `--pgdata=${path}/${name}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${path}/password`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--data-checksums',
  ];
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  try {
    const [code] = (await once(child, 'exit')) as [number | null];
    return code;
  } catch (error) {
    throw cannotRun(error);
  }
}
