import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasRedis } from '../dump/running-forum.js';
import { type Forum, startForum } from '../support/forum.js';
import { CRISIS, eventually, openThread, settled } from '../support/people.js';
import { startRedis } from '../support/redis.js';
import type { Visitor } from '../support/visitor.js';
import { BUILD_MS, WorkerProcesses } from './worker-process.js';

const withRedis = await hasRedis();

// A file of its own: which backend the queue has is decided once in a process.
let forum: Forum;
let ana: Visitor;
let workers: WorkerProcesses;
let worker: ChildProcess;

beforeAll(async () => {
  workers = await WorkerProcesses.build();
  forum = await startForum({
    worker: false,
    config: { redisUrl: `redis://127.0.0.1:${await closedPort()}` },
  });
  ana = await forum.person('Ana');
  worker = await workers.start(forum.config);
}, BUILD_MS);

afterAll(async () => {
  workers.clear();
  await forum.stop();
});

describe('while Redis cannot be reached', () => {
  it('takes words in, and the sweeper puts them up', async () => {
    const { answer, postId } = await openThread(forum, ana, {
      title: 'Nobody there',
      body: 'The line is dead.',
    });
    expect(answer.status).toBe(303);
    expect(await settled(forum, postId)).toEqual(['published']);
  });

  it('shows help first, and holds what a person should read', async () => {
    const { page, postId } = await openThread(forum, ana, { title: 'Nobody there', body: CRISIS.me });
    expect(page.page.querySelector('main')?.children[0]?.classNames).toContain('first');
    expect(await settled(forum, postId)).toEqual(['held']);
  });

  it('says that it makes progress', async () => {
    expect((await forum.guest().get('/readyz')).status).toBe(200);
  });

  it('stops its worker in order when told to', async () => {
    worker.kill('SIGTERM');
    expect(await once(worker, 'exit')).toEqual([0, null]);
  });
});

describe('when Redis goes while a worker listens', () => {
  if (!withRedis) return it.skip('there is no redis-server on this machine');

  it('stops its worker in order between two tries to reach it', async () => {
    const redis = await startRedis();
    const listening = await workers.start({ ...forum.config, redisUrl: redis.url });
    const looking = new Redis(redis.url);
    await eventually(async () => expect(await looking.client('LIST')).toContain('cmd=bzpopmin'));
    await looking.quit();
    await redis.stop();
    await tries(Number(new URL(redis.url).port), 12);
    listening.kill('SIGTERM');
    expect(await once(listening, 'exit')).toEqual([0, null]);
  });
});

/** Lets nobody in at a port, so many times. */
async function tries(port: number, times: number): Promise<void> {
  const server = createServer((socket) => socket.destroy()).listen(port, '127.0.0.1');
  for (let nth = 0; nth < times; nth++) await once(server, 'connection');
  server.close();
}

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
