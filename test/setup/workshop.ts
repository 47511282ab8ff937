import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/platform/database/embedded/embedded-postgres.js';

/** Runs at the end of the test, the last given first. */
export function afterwards(step: () => Promise<unknown>): void {
  // Not a hook of this file: files share it, and it would be one of the first file alone.
  onTestFinished(async () => {
    await step();
  });
}

/** A temporary folder, removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hearthside-setup-'));
  afterwards(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A started PostgreSQL, stopped after the test. */
export async function startIn(dataDir: string, port?: number): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, say: () => undefined, port });
  afterwards(() => postgres.stop());
  return postgres;
}

/** The rows that a statement gives, on a connection of its own. */
export async function rowsOf(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
