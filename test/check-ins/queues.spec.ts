import { getQueueToken } from '@nestjs/bullmq';
import type { INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { Queue } from 'bullmq';
import { afterAll, describe, expect, it } from 'vitest';
import { CHECK_INS, CheckInSchedule } from '../../src/check-ins/check-in-schedule.js';
import { currentOpening } from '../../src/check-ins/opening-times.js';
import { CONFIG } from '../../src/platform/config.module.js';
import { WorkerModule } from '../../src/worker.module.js';
import { hasRedis } from '../dump/running-forum.js';
import { type Forum, startForum } from '../support/forum.js';
import { eventually } from '../support/people.js';
import { startRedis } from '../support/redis.js';
import { opened, setRhythm } from './place.js';

const HOUR = 3_600_000;
const withRedis = await hasRedis();

// The backend of PostgreSQL is chosen for the whole process once a queue stands on it: Redis comes first.
describe.each([
  ['on Redis', true],
  ['on PostgreSQL', false],
])('the queue’s clock, %s', (_, redis) => {
  if (redis && !withRedis) return it.skip('there is no redis-server on this machine');

  let forum: Forum;
  let workers: INestApplicationContext[];
  let queue: Queue;
  let ended: () => Promise<void> = () => Promise.resolve();
  afterAll(async () => {
    for (const worker of workers) await worker.close();
    await forum.stop();
    await ended();
  });

  it('rings when check-ins open, and two workers at once open one', async () => {
    const server = redis ? await startRedis() : null;
    ended = () => server?.stop() ?? Promise.resolve();
    forum = await startForum({ worker: false, config: server ? { redisUrl: server.url } : {} });
    workers = [await startWorker(forum), await startWorker(forum)];
    queue = workers[0]!.get<Queue>(getQueueToken(CHECK_INS), { strict: false });
    await setRhythm(forum, 'addiction', { rhythm: 'daily', hour: '4', zone: 'Europe/Berlin' });
    await setRhythm(forum, 'anxiety', { rhythm: 'daily', hour: '4', zone: 'Europe/Berlin' });
    await setRhythm(forum, 'family', {
      rhythm: 'weekly',
      weekday: '7',
      hour: '21',
      zone: 'America/New_York',
    });
    await Promise.all(workers.map((worker) => worker.get(CheckInSchedule, { strict: false }).keep()));
    const clocks = await queue.getJobSchedulers();
    expect(clocks.map(({ pattern, tz }) => [pattern, tz]).sort()).toEqual([
      ['0 21 * * 0', 'America/New_York'],
      ['0 4 * * *', 'Europe/Berlin'],
    ]);
    const daily = { rhythm: 'daily', weekday: 1, hour: 4, zone: 'Europe/Berlin' } as const;
    const next = clocks.find(({ tz }) => tz === 'Europe/Berlin')!.next!;
    expect(currentOpening(daily, new Date(next)).at.getTime()).toBe(next);
    expect(currentOpening(daily, new Date(next - HOUR)).at.getTime()).toBeLessThan(Date.now());
    // Their hour has come, for all that the workers know.
    for (const job of await queue.getDelayed()) await job.promote();
    await eventually(async () => expect(await opened(forum, 'addiction')).toHaveLength(1));
    await eventually(async () => expect(await opened(forum, 'family')).toHaveLength(1));
    expect(await opened(forum, 'anxiety')).toHaveLength(1);
    // A rung clock rings again.
    await eventually(async () => expect(await queue.getDelayed()).toHaveLength(2));
  }, 60_000);

  it('forgets what no board wants any more', async () => {
    await setRhythm(forum, 'family', { rhythm: 'none' });
    await setRhythm(forum, 'anxiety', { rhythm: 'none' });
    await workers[0]!.get(CheckInSchedule, { strict: false }).keep();
    expect((await queue.getJobSchedulers()).map(({ tz }) => tz)).toEqual(['Europe/Berlin']);
    expect(await queue.getDelayed()).toHaveLength(1);
  });
});

async function startWorker({ config }: Forum): Promise<INestApplicationContext> {
  const module = await Test.createTestingModule({ imports: [WorkerModule] })
    .overrideProvider(CONFIG)
    .useValue(config)
    .compile();
  return module.init();
}
