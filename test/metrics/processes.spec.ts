import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Config } from '../../src/platform/config.js';
import { WebProcesses } from '../crisis-lines/web-processes.js';
import { freePort, hasRedis } from '../dump/running-forum.js';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';
import { eventually, openThread, settled, type Written } from '../support/people.js';
import { startRedis } from '../support/redis.js';
import { Visitor } from '../support/visitor.js';
import { BUILD_MS, WorkerProcesses } from '../threads/worker-process.js';
import { ask, type Numbers } from './asking.js';
import { numbersIn, questions } from './queries.js';

const withRedis = await hasRedis();
const LAG = 'hearthside_publish_lag_seconds_count';
const OLDEST = 'hearthside_oldest_unscreened_seconds';
const PENDING = 'hearthside_texts_waiting{state="pending"}';
const QUEUE_UP = 'hearthside_queue_up{queue="screening"}';

describe.each([
  ['PostgreSQL', false],
  ['Redis', true],
])('web and worker as they run, the queue on %s', (_, redis) => {
  if (redis && !withRedis) return it.skip('there is no redis-server on this machine');

  let forum: Forum;
  let folder: string;
  let webs: WebProcesses | undefined;
  let workers: WorkerProcesses | undefined;
  let worker: ChildProcess;
  let queue: Awaited<ReturnType<typeof startRedis>> | null = null;
  let config: Config;
  let origin: string;
  let ports: { web: number; worker: number };
  let ana: Visitor;

  beforeAll(async () => {
    forum = await startForum({ worker: false });
    await forum.person('Ana');
    folder = mkdtempSync(join(tmpdir(), 'hearthside-numbers-'));
    const [dataDir, keysDir] = [join(folder, 'data'), join(folder, 'keys')];
    for (const path of [dataDir, keysDir]) mkdirSync(path);
    queue = redis ? await startRedis() : null;
    config = { ...forum.config, dataDir, keysDir, redisUrl: queue?.url ?? null };
    ports = { web: await freePort(), worker: await freePort() };
    webs = await WebProcesses.build();
    workers = await WorkerProcesses.build();
    origin = await webs.start({ ...config, metricsPort: ports.web });
    worker = await startWorker();
    ana = new Visitor(origin);
    await ana.send('/sign-in', { pseudonym: 'Ana', password: PASSWORD });
  }, 2 * BUILD_MS);
  afterAll(async () => {
    webs?.clear();
    workers?.clear();
    await queue?.stop();
    await forum.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  // A worker's numbers are behind the next port.
  const startWorker = (): Promise<ChildProcess> =>
    workers!.start({ ...config, metricsPort: ports.worker - 1 });
  const write = (): Promise<Written> => openThread(forum, ana, { title: 'Tea', body: 'The kettle is on.' });
  const web = (): Promise<Numbers> => ask(ports.web);
  const told = (series: string, check: (value: number) => boolean): Promise<number> =>
    eventually(async () => {
      const value = (await web()).value(series) ?? NaN;
      if (!check(value)) throw new Error(`${series} is ${value}.`);
      return value;
    });

  it('tell every number that an alarm or a picture asks for', async () => {
    const all = new Set([...(await web()).names, ...(await ask(ports.worker)).names]);
    const wanted = [...new Set(questions().flatMap(({ expr }) => numbersIn(expr)))];
    expect(wanted.length).toBeGreaterThan(20);
    expect(wanted.filter((name) => !all.has(name))).toEqual([]);
  });

  it('count what is asked, written and screened, by the pattern of the route alone', async () => {
    const { postId, threadId } = await write();
    await settled(forum, postId);
    await ana.get(`/threads/${threadId}`);
    const route = 'hearthside_http_requests_total{method="POST",route="/boards/:slug/threads",status="3xx"}';
    await told(route, (value) => value === 1);
    const done = await ask(ports.worker);
    expect([done.value('hearthside_verdict_seconds_count'), done.value(LAG)]).toEqual([1, 1]);
    expect((await web()).value('hearthside_disk_free_bytes{folder="data"}')).toBeGreaterThan(0);
  });

  it('say nothing of anybody: no id, name, board, address, and no label but a few', async () => {
    const text = [(await web()).text, (await ask(ports.worker)).text].join('\n');
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
    expect(text).not.toMatch(/Ana\b|Tea\b|kettle|depression|anxiety|127\.0\.0\.1|localhost/);
    const labels = new Set([...text.matchAll(/[{,](\w+)="/g)].map(([, label]) => label));
    expect([...labels].sort()).toEqual(LABELS);
  });

  it('tell more and more of a text that waits while no worker is there, and nothing of it once one is back', async () => {
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    await expect(ask(ports.worker)).rejects.toThrow();
    const { postId } = await write();
    const early = await told(OLDEST, (value) => value > 0);
    await told(OLDEST, (value) => value > early + 0.5);
    await told(PENDING, (value) => value === 1);
    await forum.sql(
      `update revisions set waiting_since = now() - interval '61 seconds' where state = 'pending'`,
    );
    await told('hearthside_ready', (value) => value === 0);
    worker = await startWorker();
    await settled(forum, postId);
    await told(OLDEST, (value) => value === 0);
    const numbers = await web();
    expect([numbers.value(PENDING), numbers.value('hearthside_ready')]).toEqual([0, 1]);
  });

  it('count a job that fails', async () => {
    await forum.sql('alter table verdicts add constraint broken check (micros < 0) not valid');
    const { postId } = await write();
    await eventually(async () => {
      const failed = (await ask(ports.worker)).value('hearthside_jobs_failed_total{queue="screening"}');
      expect(failed).toBeGreaterThan(0);
    });
    await forum.sql('alter table verdicts drop constraint broken');
    await settled(forum, postId);
  });

  it('tell them on a port of their own, and nothing else there', async () => {
    const at = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${ports.web}${path}`, { method });
    expect((await at('/healthz')).status).toBe(200);
    for (const path of ['/', '/crisis-lines', '/metrics/', '/metrics?a=b', '/healthz/..'])
      expect((await at(path)).status).toBe(404);
    expect((await at('/metrics', 'POST')).status).toBe(404);
    expect((await fetch(`${origin}/metrics`)).status).toBe(404);
  });

  it('open the forum all the same when that port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const second = await webs!.start({ ...config, metricsPort: port });
    expect((await fetch(`${second}/crisis-lines`)).status).toBe(200);
    taken.close();
  });

  it('close that port when they are told to go', async () => {
    const gone = once(worker, 'exit');
    worker.kill('SIGTERM');
    expect(await gone).toEqual([0, null]);
    await expect(ask(ports.worker)).rejects.toThrow();
  });

  it('say when the queue is away, and that PostgreSQL is not', async () => {
    await told(QUEUE_UP, (value) => value === 1);
    if (!queue) return;
    await queue.stop();
    await told(QUEUE_UP, (value) => value === 0);
    const numbers = await web();
    expect(numbers.value('hearthside_queue_jobs{queue="screening",state="wait"}')).toBeUndefined();
    expect([numbers.value('hearthside_database_up'), numbers.value('hearthside_ready')]).toEqual([1, 1]);
  });
});

const LABELS = [
  'folder',
  'kind',
  'le',
  'major',
  'method',
  'minor',
  'page',
  'patch',
  'queue',
  'route',
  'space',
  'state',
  'status',
  'type',
  'version',
];
