import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { prepare } from '../../src/commands/prepare.js';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.js';
import { testConfig } from './config.js';
import { quietBoards } from './quiet-boards.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Superuser's URL of a prepared database, from which every test file gets a copy. */
    postgresUrl: string;
    /** The same database for the two kinds of process. */
    webUrl: string;
    workerUrl: string;
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
  const { webUrl, workerUrl } = await prepare(testConfig(), postgres.url, () => undefined);
  await quietBoards(postgres.url);
  project.provide('postgresUrl', postgres.url);
  project.provide('webUrl', webUrl);
  project.provide('workerUrl', workerUrl);
  return async () => {
    process.off('exit', postgres.hurry);
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
