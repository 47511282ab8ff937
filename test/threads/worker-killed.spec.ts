import { once } from 'node:events';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { CRISIS, eventually, openThread, settled, statesOf } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { BUILD_MS, WorkerProcesses } from './worker-process.js';

let forum: Forum;
let ana: Visitor;
let workers: WorkerProcesses;

beforeAll(async () => {
  workers = await WorkerProcesses.build();
  forum = await startForum({ worker: false });
  ana = await forum.person('Ana');
}, BUILD_MS);

afterAll(async () => {
  workers.clear();
  await forum.stop();
});

describe('a worker that is killed in the middle of a text', () => {
  it.each([
    ['puts it up once', { title: 'Cut off', body: 'Half a verdict.' }, 'published', 'clear'],
    ['holds it once', { title: 'Cut off', body: CRISIS.me }, 'held', 'hold'],
  ])('leaves nothing half done, and the next worker %s', async (_, words, state, outcome) => {
    const { postId, threadId } = await openThread(forum, ana, words);
    const lock = await lockOf(postId);
    const first = await workers.start(forum.config);
    await eventually(async () => expect(await waitingForTheLock()).toBeGreaterThan(0));
    first.kill('SIGKILL');
    await once(first, 'exit');
    await lock.end();
    await eventually(async () => expect(await waitingForTheLock()).toBe(0));
    expect(await statesOf(forum, postId)).toEqual(['pending']);
    expect(await verdictsOf(postId)).toEqual([]);
    expect((await forum.guest().get(`/threads/${threadId}`)).status).toBe(404);

    const second = await workers.start(forum.config);
    expect(await settled(forum, postId)).toEqual([state]);
    expect(await verdictsOf(postId)).toEqual([outcome]);
    const notices = await forum.sql('select from notices where post_id = $1', [postId]);
    expect(notices).toHaveLength(state === 'held' ? 1 : 0);
    second.kill('SIGTERM');
    expect(await once(second, 'exit')).toEqual([0, null]);
  });
});

describe('a worker that starts while the queue refuses it', () => {
  it('screens what waits all the same', async () => {
    await forum.sql('revoke all on all tables in schema bullmq from hearthside_worker');
    const { postId } = await openThread(forum, ana, { title: 'No bell', body: 'Nobody rings.' });
    const worker = await workers.start(forum.config);
    expect(await settled(forum, postId)).toEqual(['published']);
    worker.kill('SIGTERM');
    expect(await once(worker, 'exit')).toEqual([0, null]);
  });
});

/** A connection that holds a post, so that a worker has to stand still at it. */
async function lockOf(postId: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: forum.database.ownerUrl });
  await client.connect();
  await client.query('begin');
  await client.query('select from posts where id = $1 for update', [postId]);
  return client;
}

async function waitingForTheLock(): Promise<number> {
  const [row] = await forum.sql<{ count: number }>(
    `select count(*)::int from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock' and query like 'select lock_post%'`,
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
