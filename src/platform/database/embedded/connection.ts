import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { SUPERUSER } from './cluster.js';
import type { ServerProcess } from './server-process.js';

const RETRY_EVERY = 50; // milliseconds
const SILENCE = 30_000; // milliseconds
const NOT_YET = '57P03'; // the server is starting, being put right, or stopping

type Answer = 'yes' | 'not yet' | 'silence' | 'refusal';

/** The superuser's URL of a database on the embedded server. */
export function urlOf(port: number, password: string, database: string): string {
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}

/**
 * Waits until the server takes connections with our password; the system gives no event for that, so we try.
 * A server that is being put right after a crash may take minutes, and says so; one that says nothing gets half a minute.
 * @returns false: it ended, fell silent, or is not ours
 */
export async function waitUntilReady(server: ServerProcess, url: string): Promise<boolean> {
  for (
    let deadline = Date.now() + SILENCE;
    server.alive() && Date.now() < deadline;
    await wait(RETRY_EVERY)
  ) {
    const answer = await ask(url);
    if (answer === 'yes') return true;
    if (answer === 'refusal') return false;
    if (answer === 'not yet') deadline = Date.now() + SILENCE;
  }
  return false;
}

/** Makes the database where it is missing. */
export async function provideDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

async function ask(url: string): Promise<Answer> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return 'yes';
  } catch (error) {
    return meaningOf((error as { code?: string }).code);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function meaningOf(code: string | undefined): Answer {
  if (code === NOT_YET) return 'not yet';
  return code?.startsWith('28') ? 'refusal' : 'silence';
}
