import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { openThread, settled } from '../support/people.js';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum({ worker: false });
});
afterAll(() => forum.stop());

describe('health', () => {
  it('is alive', async () => {
    const answer = await forum.guest().get('/healthz');
    expect([answer.status, JSON.parse(answer.html)]).toEqual([200, { alive: true }]);
  });

  it('is ready while nothing waits, and while what waits has not waited long', async () => {
    expect(await readiness()).toEqual([200, { ready: true, oldestUnscreenedSeconds: 0 }]);
    await openThread(forum, await forum.person('Ana'), { title: 'Waits', body: 'A little.' });
    await waitingFor(45);
    expect(await readiness()).toMatchObject([200, { ready: true }]);
  });

  it('is not ready once a text waits for more than a minute, and says for how long', async () => {
    await waitingFor(90);
    const [status, body] = await readiness();
    expect([status, body.ready]).toEqual([503, false]);
    expect(body.oldestUnscreenedSeconds).toBeGreaterThanOrEqual(90);
  });

  it('still shows pages then: only the machines are told', async () => {
    expect((await forum.guest().get('/boards/depression')).status).toBe(200);
    expect((await forum.guest().get('/healthz')).status).toBe(200);
  });

  it('is ready again when a worker has caught up', async () => {
    const [row] = await forum.sql<{ id: string }>('select id from posts');
    await forum.startWorker();
    await settled(forum, row?.id ?? '');
    expect(await readiness()).toEqual([200, { ready: true, oldestUnscreenedSeconds: 0 }]);
  });

  it('is kept by nobody, and tells nothing about people', async () => {
    const answer = await forum.guest().get('/readyz');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(Object.keys(JSON.parse(answer.html) as object).sort()).toEqual([
      'oldestUnscreenedSeconds',
      'ready',
    ]);
  });

  it('is not ready when PostgreSQL does not answer the question', async () => {
    await forum.sql('revoke select on revisions from hearthside_web');
    expect(await readiness()).toEqual([503, { ready: false, oldestUnscreenedSeconds: null }]);
    expect((await forum.guest().get('/healthz')).status).toBe(200);
    await forum.sql('grant select on revisions to hearthside_web');
    expect((await readiness())[0]).toBe(200);
  });
});

async function readiness(): Promise<[number, { ready: boolean; oldestUnscreenedSeconds: number | null }]> {
  const answer = await forum.guest().get('/readyz');
  return [answer.status, JSON.parse(answer.html)];
}

async function waitingFor(seconds: number): Promise<void> {
  await forum.sql(
    `update revisions set waiting_since = now() - make_interval(secs => $1) where state = 'pending'`,
    [seconds],
  );
}
