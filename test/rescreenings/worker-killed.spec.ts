import { once } from 'node:events';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../support/people.js';
import { BUILD_MS, WorkerProcesses } from '../threads/worker-process.js';
import { overlooked, type Place, runsOf, startPlace } from './runs.js';

const TEXTS = 45;

let place: Place;
let workers: WorkerProcesses;

beforeAll(async () => {
  workers = await WorkerProcesses.build();
  place = await startPlace();
}, BUILD_MS);

afterAll(async () => {
  workers.clear();
  await place.stop();
});

it('a run whose worker is killed half way is finished by the next, and every finding is there once', async () => {
  for (let number = 1; number <= TEXTS; number++) await overlooked(place, `Number ${number}`);
  // The second step has to stand still at its tenth text.
  const lock = await lockOfTheNth(30);
  await place.ada.send('/rescreenings', {}, '/rescreenings');
  const first = await workers.start(place.config);
  await eventually(async () => expect(await waitingForTheLock()).toBeGreaterThan(0));
  first.kill('SIGKILL');
  await once(first, 'exit');
  await lock.end();
  await eventually(async () => expect(await waitingForTheLock()).toBe(0));
  expect(await runsOf(place)).toMatchObject([{ state: 'running', texts: TEXTS, judged: 20, found: 20 }]);
  expect(await findings()).toEqual({ all: 20, texts: 20 });
  expect((await place.mo.open('/rescreenings')).text).toContain(`20 of ${TEXTS}, 20 found so far`);

  const [second, third] = [await workers.start(place.config), await workers.start(place.config)];
  await eventually(async () => expect(await runsOf(place)).toMatchObject([{ state: 'done' }]));
  expect(await runsOf(place)).toMatchObject([{ judged: TEXTS, found: TEXTS }]);
  expect(await findings()).toEqual({ all: TEXTS, texts: TEXTS });
  for (const worker of [second, third]) {
    worker.kill('SIGTERM');
    expect(await once(worker, 'exit')).toEqual([0, null]);
  }
});

/** A connection that holds a text, in the order in which they are judged, so that nothing can refer to it. */
async function lockOfTheNth(nth: number): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: place.database.ownerUrl });
  await client.connect();
  await client.query('begin');
  await client.query(
    `select from revisions where id =
       (select id from revisions order by written_at desc, id desc offset $1 limit 1) for update`,
    [nth - 1],
  );
  return client;
}

async function waitingForTheLock(): Promise<number> {
  const [row] = await place.sql<{ count: number }>(
    `select count(*)::int from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock' and query like '%insert into findings%'`,
  );
  return row?.count ?? 0;
}

async function findings(): Promise<unknown> {
  const [row] = await place.sql(
    'select count(*)::int as all, count(distinct revision_id)::int as texts from findings',
  );
  return row;
}
