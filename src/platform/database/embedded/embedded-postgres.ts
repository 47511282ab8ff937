import { setTimeout as wait } from 'node:timers/promises';
import { provideBinaries } from './binaries.js';
import { provideCluster } from './cluster.js';
import { provideDatabase, urlOf, waitUntilReady } from './connection.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { freePort } from './free-port.js';
import { openHome, readLog, shortenLog, type Home } from './home.js';
import { lastReason } from './last-reason.js';
import { forgetPostmaster, readPostmaster } from './postmaster.js';
import { foreignProcess, signal, spawnServer, stopServer, type ServerProcess } from './server-process.js';

const DATABASE = 'hearthside';
const ATTEMPTS = 20;
const AGAIN_AFTER = 250; // milliseconds

export interface Options {
  /** The server's own folder; made when missing. */
  dataDir: string;
  /** Says a step to the operator. */
  say: (words: string) => void;
  /** The port that the URL must keep, when the server is started again; else any free one. */
  port?: number;
  /** Further PostgreSQL settings, name to value. */
  settings?: Record<string, string>;
}

export interface EmbeddedPostgres {
  /** Superuser's URL of the database `hearthside`; holds the password, so it is never to be logged. */
  url: string;
  port: number;
  pid: number;
  /** It was left running by a Hearthside that was killed. */
  alreadyRunning: boolean;
  /** Settles when the server has ended, for whatever reason. */
  ended: Promise<void>;
  /** Stops it in order and waits for its end. */
  stop: () => Promise<void>;
  /** Makes it end at once; the next start puts it right. */
  hurry: () => void;
}

interface Ready {
  server: ServerProcess;
  port: number;
}

/**
 * Starts the PostgreSQL that comes with Hearthside, or takes over the one that a killed Hearthside left running.
 * @throws EmbeddedPostgresError with one sentence: no programs for this machine, a folder that cannot be written to,
 * no port, or PostgreSQL's own reason to refuse
 */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const home = openHome(options.dataDir);
  const binaries = provideBinaries(home.folder, home.account);
  const left = await findLeft(home);
  const ready = left ?? (await launch(home, binaries, options));
  await provideDatabase(urlOf(ready.port, home.password, 'postgres'), DATABASE);
  return handle(ready, home, binaries, left !== null);
}

function handle(
  { server, port }: Ready,
  home: Home,
  binaries: string,
  alreadyRunning: boolean,
): EmbeddedPostgres {
  return {
    url: urlOf(port, home.password, DATABASE),
    port,
    pid: server.pid,
    alreadyRunning,
    // Only when asked for: watching another's process would keep a command from ending.
    get ended() {
      return server.ended();
    },
    stop: () => stopServer(server, binaries),
    hurry: () => {
      if (server.alive()) signal(server.pid, 'QUIT', binaries);
    },
  };
}

async function findLeft(home: Home): Promise<Ready | null> {
  const found = readPostmaster(home.cluster);
  if (!found) return null;
  const server = foreignProcess(home.cluster, found.pid);
  if (await waitUntilReady(server, urlOf(found.port, home.password, 'postgres')))
    return { server, port: found.port };
  forgetPostmaster(home.cluster);
  return null;
}

async function launch(home: Home, binaries: string, options: Options): Promise<Ready> {
  await provideCluster(home, binaries, options.say);
  shortenLog(home);
  for (let attempt = 1; ; attempt++) {
    const tried = await attemptToLaunch(home, binaries, options);
    if (typeof tried !== 'string') return tried;
    if (attempt === ATTEMPTS || !isPassing(tried)) throw refused(tried);
    await wait(AGAIN_AFTER);
  }
}

// Ready, or why not.
async function attemptToLaunch(home: Home, binaries: string, options: Options): Promise<Ready | string> {
  const port = options.port ?? (await freePort());
  const before = readLog(home).length;
  const server = await spawnServer(home, binaries, port, options.settings ?? {});
  if (await waitUntilReady(server, urlOf(port, home.password, 'postgres'))) return { server, port };
  await stopServer(server, binaries);
  return lastReason(readLog(home).slice(before));
}

// Somebody was quicker to take the port, or the last processes of a killed server have not gone yet.
function isPassing(reason: string): boolean {
  return /TCP\/IP sockets|shared memory block .* is still in use/.test(reason);
}

function refused(reason: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(`The database did not start; PostgreSQL says: ${reason}.`);
}
