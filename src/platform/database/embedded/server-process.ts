import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import { cannotRun } from './embedded-postgres-error.js';
import { lend, type Home } from './home.js';
import { isServerOf } from './postmaster.js';
import { serverArguments } from './settings.js';

const PATIENCE = 20_000; // milliseconds for an orderly stop
const LOOK_EVERY = 200; // milliseconds

/** A running PostgreSQL server: its first process. */
export interface ServerProcess {
  pid: number;
  alive(): boolean;
  /** Settles when it has ended, for whatever reason. */
  ended(): Promise<void>;
}

/**
 * Starts the server in a session of its own, so that Ctrl-C in the terminal does not reach it before we stop it in order.
 * It is not yet ready for connections.
 */
export async function spawnServer(
  home: Home,
  binaries: string,
  port: number,
  settings: Record<string, string>,
): Promise<ServerProcess> {
  const lent = lend(home);
  const log = openSync(home.log, 'a', 0o600);
  const file = join(binaries, 'bin', 'postgres');
  const child = spawn(file, ['-D', `${lent.path}/cluster`, ...serverArguments(port, settings)], {
    ...home.account,
    detached: true,
    cwd: '/',
    env: { LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', log, log, ...lent.descriptors],
  });
  lent.close();
  closeSync(log);
  return ownProcess(child);
}

async function ownProcess(child: ChildProcess): Promise<ServerProcess> {
  try {
    await once(child, 'spawn');
  } catch (error) {
    throw cannotRun(error);
  }
  const alive = () => child.exitCode === null && child.signalCode === null;
  const ended = once(child, 'exit').then(() => undefined);
  return { pid: child.pid!, alive, ended: () => ended };
}

/** A server that an earlier, killed Hearthside started. The system tells only parents of an end, so we look. */
export function foreignProcess(cluster: string, pid: number): ServerProcess {
  const alive = () => isServerOf(cluster, pid);
  return { pid, alive, ended: () => untilGone(alive) };
}

async function untilGone(alive: () => boolean): Promise<void> {
  while (alive()) await wait(LOOK_EVERY);
}

/** Stops the server in order: it finishes no requests but loses nothing. After 20 seconds it must stop at once. */
export async function stopServer(server: ServerProcess, binaries: string): Promise<void> {
  const ended = server.ended();
  const timer = new AbortController();
  const late = wait(PATIENCE, true, { signal: timer.signal }).catch(() => false);
  if (server.alive()) signal(server.pid, 'INT', binaries);
  if (await Promise.race([late, ended.then(() => false)])) signal(server.pid, 'QUIT', binaries);
  timer.abort();
  await ended;
}

/**
 * INT: stop in order; QUIT: stop at once, and be put right at the next start.
 * Windows has no signals: there PostgreSQL's own tool delivers them.
 */
export function signal(pid: number, name: 'INT' | 'QUIT', binaries: string): void {
  if (process.platform === 'win32') spawn(join(binaries, 'bin', 'pg_ctl'), ['kill', name, String(pid)]);
  else process.kill(pid, `SIG${name}`);
}
