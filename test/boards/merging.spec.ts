import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handOf } from '../database/hands.js';
import { type Forum, startForum } from '../support/forum.js';
import { eventually, tokenOf } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';
import { BUILD_MS, WorkerProcesses } from '../threads/worker-process.js';

const MANY = 3_000;

let forum: Forum;
let ada: Visitor;
let ana: Visitor;
let ben: Visitor;
let workers: WorkerProcesses;

beforeAll(async () => {
  workers = await WorkerProcesses.build();
  forum = await startForum({ worker: false });
  ada = await forum.person('Ada', 'admin');
  [ana, ben] = [await forum.person('Ana'), await forum.person('Ben')];
}, BUILD_MS);

afterAll(async () => {
  workers.clear();
  await forum.stop();
});

const at = (slug: string, deed = '') => `/board-settings/${slug}${deed && `/${deed}`}`;
const make = (address: string): Promise<Answer> =>
  ada.send(
    '/board-settings',
    { address, name: address, description: 'A board.', welcome: 'Come in.' },
    '/board-settings/boards',
  );
const working = (slug: string, boxes: object = {}): Promise<Answer> =>
  ada.send(at(slug), { name: slug, model: 'mutual', ...boxes }, at(slug, 'working'));
const merge = (from: string, into: string): Promise<Answer> =>
  ada.send(at(from), { into, sure: 'yes' }, at(from, 'merging'));
const threadsOn = async (slug: string): Promise<number> => {
  const [row] = await forum.sql<{ count: number }>(
    'select count(*)::int from threads t join boards b on b.id = t.board_id where b.slug = $1',
    [slug],
  );
  return row!.count;
};

/** Threads that are up, by hand, newest last: what nobody writes in a test. */
async function plant(slug: string, count: number): Promise<void> {
  await forum.sql(
    `with made as (
       insert into threads (id, board_id, last_position, activity, active_at)
       select gen_random_uuid(), b.id, 1, nextval('thread_activity'), date_trunc('minute', now())
       from boards b, generate_series(1, $2) where b.slug = $1 returning id),
     post as (
       insert into posts (id, thread_id, persona_id, opening, position, published_at)
       select gen_random_uuid(), made.id, n.id, true, 1, date_trunc('minute', now())
       from made, personas n where n.name = 'Ana' returning id)
     select count(*) from post`,
    [slug, count],
  );
}

const listed = async (who: Visitor, slug: string): Promise<string[]> =>
  (await who.open(`/boards/${slug}`)).page
    .querySelectorAll('.thread-title a, a.thread-title')
    .map((link) => link.getAttribute('href')!.split('/').at(-1)!);
const newest = async (count: number, ...slugs: string[]): Promise<string[]> => {
  const rows = await forum.sql<{ id: string }>(
    `select t.id from threads t join boards b on b.id = t.board_id where b.slug = any($1)
     order by t.activity desc limit $2`,
    [slugs, count],
  );
  return rows.map(({ id }) => id);
};
const done = (slug: string) =>
  eventually(async () => {
    const rows = await forum.sql('select from boards where slug = $1 and merged_into is not null', [slug]);
    expect(rows).toHaveLength(1);
  });

describe('from the moment in which a board begins to become part of another', () => {
  beforeAll(async () => {
    await make('creek');
    await make('lake');
    await plant('creek', 4);
    await plant('lake', 2);
    await plant('creek', 1);
    await working('lake', { members_only: 'yes', strict: 'yes' });
  });

  it('all its threads stand on the other, in the true order, and its address leads there', async () => {
    const before = await newest(7, 'creek', 'lake');
    const form = await ana.hiddenFields('/boards/creek/threads/new', ['title']);
    expect((await merge('creek', 'lake')).location).toBe('/board-settings');
    expect([await threadsOn('creek'), await threadsOn('lake')]).toEqual([5, 2]);
    expect(await listed(ben, 'lake')).toEqual(before);
    const asked = (await ben.open('/search')).page.querySelectorAll('select[name=board] option');
    const slugs = asked.map((option) => option.getAttribute('value'));
    expect([slugs.includes('lake'), slugs.includes('creek')]).toEqual([true, false]);
    expect((await ben.get('/boards/creek')).location).toBe('/boards/lake');
    expect(
      (await forum.guest().open('/')).page.querySelectorAll('.boards h3').map(({ text }) => text),
    ).not.toContain('creek');
    await ana.post('/boards/creek/threads', { ...form, title: 'Begun before', body: 'Hello.' });
    expect([await threadsOn('creek'), await threadsOn('lake')]).toEqual([5, 3]);
  });

  it('the stricter rules of both hold for every thread', async () => {
    const [rules] = await forum.sql(`select strict, members_only from boards where slug = 'creek'`);
    expect(rules).toEqual({ strict: true, members_only: true });
    const [left] = await newest(1, 'creek');
    expect((await forum.guest().get(`/threads/${left}`)).location).toContain('/sign-in');
    expect((await ben.get(`/threads/${left}`)).status).toBe(200);
  });

  it('the admin sees how far it is, and changes neither until then', async () => {
    expect((await ada.open('/board-settings')).text).toContain(
      '“creek” is becoming part of “lake”: 0 of 5 threads have moved.',
    );
    const refused = await working('lake', {});
    expect([refused.status, refused.text.includes('Another board is becoming part of this one')]).toEqual([
      422,
      true,
    ]);
    expect((await ada.get(at('creek'))).status).toBe(404);
    const by = (from: string, into: string) => `select merge_boards(p.id, w.id, m.id)
      from boards p, boards w, members m where m.role = 'admin' and p.slug = '${from}' and w.slug = '${into}'`;
    for (const [from, into] of [
      ['lake', 'anxiety'],
      ['creek', 'anxiety'],
      ['anxiety', 'creek'],
    ] as const)
      await expect(forum.sql(by(from, into))).rejects.toMatchObject({ code: 'HS058' });
    const form = { into: 'creek', sure: 'yes', _csrf: await tokenOf(ada) };
    expect((await ada.post(at('anxiety', 'merging'), form)).status).toBe(422);
  });

  it('it comes to its end by a worker, and nothing is left on its way', async () => {
    const worker = await workers.start(forum.config);
    await done('creek');
    worker.kill('SIGTERM');
    await once(worker, 'exit');
    expect([await threadsOn('creek'), await threadsOn('lake')]).toEqual([0, 8]);
    expect(await forum.sql('select from mergings')).toEqual([]);
    expect(
      await forum.sql(`select from record_entries where code = 'board_changed' and actor is null`),
    ).toEqual([]);
    expect((await ada.open('/board-settings')).text).not.toContain('is becoming part');
    expect((await working('lake', { members_only: 'yes' })).status).toBe(303);
  });
});

describe('a board of thousands of threads', () => {
  it('is brought to its end by the next worker when one is killed half way, and nobody sees a half', async () => {
    await make('stream');
    await make('sea');
    await plant('stream', MANY);
    await plant('sea', 10);
    await plant('stream', 10);
    const both = await newest(25, 'stream', 'sea');
    const hold = await handOf(forum.database.ownerUrl);
    await hold.sql('begin');
    await hold.sql(`select from threads where id = (select t.id from threads t join boards b on b.id = t.board_id
      where b.slug = 'stream' order by t.ctid desc limit 1 offset 700) for update`);
    await merge('stream', 'sea');
    const first = await workers.start(forum.config);
    await eventually(async () => expect(await forum.sql(WAITS)).toHaveLength(1));
    first.kill('SIGKILL');
    await once(first, 'exit');
    await hold.sql('commit');
    await hold.end();
    // What PostgreSQL was at for the worker may still be done.
    await eventually(async () => expect(await forum.sql(OF_WORKERS)).toHaveLength(0));

    const [{ moved, threads }] = (await forum.sql<{ moved: number; threads: number }>(
      'select moved, threads from mergings',
    )) as [{ moved: number; threads: number }];
    expect(threads).toBe(MANY + 10);
    expect(moved).toBeGreaterThan(0);
    expect(moved).toBeLessThan(threads);
    expect([await threadsOn('stream'), await threadsOn('sea')]).toEqual([threads - moved, moved + 10]);
    expect(await listed(ben, 'sea')).toEqual(both);

    const next = [await workers.start(forum.config), await workers.start(forum.config)];
    await done('stream');
    expect([await threadsOn('stream'), await threadsOn('sea')]).toEqual([0, MANY + 20]);
    expect(await listed(ben, 'sea')).toEqual(both);
    for (const worker of next) {
      worker.kill('SIGTERM');
      expect(await once(worker, 'exit')).toEqual([0, null]);
    }
  });
});

const OF_WORKERS = `select from pg_stat_activity
  where datname = current_database() and query like '%merge_some%' and state <> 'idle' and pid <> pg_backend_pid()`;

const WAITS = `select from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock' and query like '%merge_some%'`;
