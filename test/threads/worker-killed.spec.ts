import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { CRISIS, eventually, openThread, settled, statesOf } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';

const ROOT = join(import.meta.dirname, '../..');
const BUILD_MS = 120_000;

let forum: Forum;
let ana: Visitor;
let built: string;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  built = await mkdtemp(join(ROOT, 'node_modules/.hearthside-test-'));
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  const options = ['--outDir', built, '--incremental', 'false', '--noCheck', '--sourceMap', 'false'];
  const build = spawn(process.execPath, [compiler, '-p', join(ROOT, 'tsconfig.json'), ...options]);
  expect(await once(build, 'exit')).toEqual([0, null]);
  forum = await startForum({ worker: false });
  ana = await forum.person('Ana');
}, BUILD_MS);

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await forum.stop();
  await rm(built, { recursive: true, force: true });
});

describe('a worker that is killed in the middle of a text', () => {
  it.each([
    ['puts it up once', { title: 'Cut off', body: 'Half a verdict.' }, 'published', 'clear'],
    ['holds it once', { title: 'Cut off', body: CRISIS.me }, 'held', 'hold'],
  ])('leaves nothing half done, and the next worker %s', async (_, words, state, outcome) => {
    const { postId, threadId } = await openThread(forum, ana, words);
    const lock = await lockOf(postId);
    const first = await startWorker();
    await eventually(async () => expect(await waitingFor('lock_post')).toBeGreaterThan(0));
    first.kill('SIGKILL');
    await once(first, 'exit');
    await lock.end();
    await eventually(async () => expect(await waitingFor('lock_post')).toBe(0));
    expect(await statesOf(forum, postId)).toEqual(['pending']);
    expect(await verdictsOf(postId)).toEqual([]);
    expect((await forum.guest().get(`/threads/${threadId}`)).status).toBe(404);

    const second = await startWorker();
    expect(await settled(forum, postId)).toEqual([state]);
    expect(await verdictsOf(postId)).toEqual([outcome]);
    expect(await forum.sql('select from notices where post_id = $1', [postId])).toHaveLength(state === 'held' ? 1 : 0);
    second.kill('SIGTERM');
    expect(await once(second, 'exit')).toEqual([0, null]);
  });
});

async function startWorker(): Promise<ChildProcess> {
  const { vaultKey, workerDatabaseUrl, dataDir, keysDir } = forum.config;
  const child = spawn(process.execPath, [join(built, 'src/worker.js')], {
    env: {
      VAULT_KEY: vaultKey ?? '',
      WORKER_DATABASE_URL: workerDatabaseUrl ?? '',
      DATA_DIR: dataDir,
      KEYS_DIR: keysDir,
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.add(child);
  await once(child, 'message');
  return child;
}

/** A connection that holds a post, so that a worker has to stand still at it. */
async function lockOf(postId: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: forum.database.ownerUrl });
  await client.connect();
  await client.query('begin');
  await client.query('select from posts where id = $1 for update', [postId]);
  return client;
}

async function waitingFor(statement: string): Promise<number> {
  const [row] = await forum.sql<{ count: number }>(
    `select count(*)::int from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock' and query like '%' || $1 || '%'`,
    [statement],
  );
  return row?.count ?? 0;
}

async function verdictsOf(postId: string): Promise<string[]> {
  const rows = await forum.sql<{ outcome: string }>(
    'select v.outcome from verdicts v join revisions r on r.id = v.revision_id where r.post_id = $1',
    [postId],
  );
  return rows.map(({ outcome }) => outcome);
}
