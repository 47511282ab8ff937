import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Superuser's URL of an empty PostgreSQL that lives as long as the tests do. */
    postgresUrl: string;
  }
}

// The data is thrown away, so nothing waits for the disk.
const QUICK = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

/** One PostgreSQL for the whole run of tests, in a temporary folder. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'hearthside-test-'));
  const postgres = await startEmbeddedPostgres({ dataDir: folder, say: () => undefined, settings: QUICK });
  // An impatient Ctrl-C ends the run without a teardown.
  process.once('exit', postgres.hurry);
  project.provide('postgresUrl', postgres.url);
  return async () => {
    process.off('exit', postgres.hurry);
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
