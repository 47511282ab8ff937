import { cpus, loadavg } from 'node:os';
import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SearchWhatIsUp1763800000058 } from '../../migrations/058-search-what-is-up.js';
import type { Asked } from '../../src/search/asked.js';
import { best, newest, readableBoards } from '../../src/search/search-reading.js';
import { Searching } from '../../src/search/searching.js';
import { sourcesFor } from '../../src/search/sources.js';
import type { Viewer } from '../../src/platform/web/visit.js';
import { found } from '../search/looking.js';
import { type Forum, startForum } from '../support/forum.js';
import { fillWithPosts } from './many-posts.js';

/*
 * Searching among two hundred thousand posts: how long it takes, by the service with all its statements and by the page
 * over HTTP, and by which plan. What is found is asserted; times are told.
 */

const POSTS = Number(process.env.POSTS ?? 200_000);
const ROUNDS = Number(process.env.ROUNDS ?? 10);

const NEWEST = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];

const KINDS: Record<string, string[]> = {
  common: ['feel', 'time', 'mum', 'night', 'work'],
  rare: ['quetiapine', 'harmonica', 'allotment', 'kettle', 'lighthouse'],
  'two words': ['sleep tonight', 'feel better', 'mum work', 'tablets doctor', 'sister wedding'],
  'side by side': ['"feel like"', '"last night"', '"good day"', '"feel better"', '"my sister"'],
  'either, or not': ['mum OR dad OR sister', 'sleep -night', 'work -boss'],
  nothing: ['zzyzzxword', 'feel zzyzzxword', '"quetiapine harmonica kettle"'],
};

let forum: Forum;
let searching: Searching;
let member: Viewer;
let owner: pg.Client;
beforeAll(async () => {
  forum = await startForum({ worker: false });
  searching = forum.app.get(Searching, { strict: false });
  owner = new pg.Client({ connectionString: forum.database.ownerUrl });
  await owner.connect();
  await fillWithPosts(forum.database.ownerUrl, POSTS);
  await owner.query(`set session_replication_role = replica`);
  await owner.query(TIPS_AMONG_THEM);
  await owner.query(`set session_replication_role = origin; analyze tips`);
  await backfill();
  member = await viewerOf('Ana');
});
afterAll(async () => {
  await owner.end();
  await forum.stop();
});

// One answer in fifty stands in a library.
const TIPS_AMONG_THEM = `
  insert into tips (post_id, persona_id, topic, consent)
  select p.id, p.persona_id, 'sleep', case when random() < 0.5 then 'named' else 'unnamed' end
  from posts p where not p.opening and get_byte(uuid_send(p.id), 0) < 5`;

async function backfill(): Promise<void> {
  const runner = {
    query: async (sql: string, values?: unknown[]) => (await owner.query(sql, values)).rows as unknown,
  };
  const began = performance.now();
  await new SearchWhatIsUp1763800000058().up(runner as QueryRunner);
  say(`Indexed in ${Math.round((performance.now() - began) / 1000)} s; ${load()}`);
  await owner.query('vacuum analyze search_texts');
}

async function viewerOf(name: string): Promise<Viewer> {
  await forum.person(name);
  const [row] = await forum.sql<{ id: string; member_id: string }>(
    'select id, member_id from personas where name = $1',
    [name],
  );
  return { memberId: row!.member_id, personaId: row!.id, names: [] } as unknown as Viewer;
}

const asked = (words: string, order: Asked['order'], kind: Asked['kind']): Asked => ({
  words,
  board: '',
  kind,
  order,
  from: null,
});
const say = (words: string): boolean => process.stdout.write(`${words}\n`);
const load = (): string => `load ${loadavg()[0]!.toFixed(1)} on ${cpus().length} cores`;

function told(name: string, times: number[]): void {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!.toFixed(1);
  say(`${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, ${times.length} searches`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function look(words: string, order: Asked['order'], viewer: Viewer | null, kind: Asked['kind'] = null) {
  return searching.find(asked(words, order, kind), await searching.boards(viewer), viewer);
}

describe(`among ${POSTS} posts`, () => {
  it('has all that are up in its index, and nothing else', async () => {
    const [row] = await forum.sql<{ up: number; same: number; all: number }>(
      `select (select count(*) from revisions where state = 'published')::int as up, count(*)::int as all,
         count(r.id)::int as same from search_texts s left join revisions r on r.id = s.revision_id and r.state = 'published'`,
    );
    expect(row!.up).toBeGreaterThan(POSTS * 0.97);
    expect(row).toEqual({ up: row!.up, same: row!.up, all: row!.up });
  });

  it('answers guests and members, by the service', async () => {
    const all: number[] = [];
    for (const [kind, words] of Object.entries(KINDS)) {
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round++)
        for (const each of words)
          for (const order of ['best', 'newest'] as const)
            for (const viewer of [null, member]) times.push(await timed(() => look(each, order, viewer)));
      told(kind, times);
      all.push(...times);
    }
    told('all by the service', all);
    say(load());
  });

  it('answers who looks among tips, and among other help', async () => {
    for (const kind of ['tip', 'resource'] as const) {
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round++)
        for (const each of Object.values(KINDS).flat())
          for (const order of ['best', 'newest'] as const)
            times.push(await timed(() => look(each, order, member, kind)));
      told(`among ${kind}s`, times);
    }
    expect((await look('feel', 'best', member, 'tip')).results).toHaveLength(20);
    say(load());
  });

  it('answers guests by the page', async () => {
    const guest = forum.guest();
    const pages: string[] = [];
    for (const words of Object.values(KINDS).flat())
      pages.push((await guest.send('/search', { words }, '/search')).location!);
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++)
      for (const page of pages)
        times.push(await timed(async () => expect((await guest.get(page)).status).toBe(200)));
    told('all by the page', times);
    say(load());
  });

  it('finds just what has the words, for whom may read it', async () => {
    const guest = forum.guest();
    for (const words of ['quetiapine', 'feel better', '"last night"']) {
      for (const [viewer, order] of [
        [null, 'best'],
        [member, 'newest'],
      ] as const) {
        const { results } = await look(words, order, viewer);
        const posts = results.filter(({ href }) => href.startsWith('/posts/'));
        const ids = posts.map(({ href }) => href.replace('/posts/', ''));
        const rows = await forum.sql(
          `select from posts p join threads t on t.id = p.thread_id
           join revisions r on r.post_id = p.id and r.state = 'published'
           where p.id = any($1::uuid[]) and not ($2 and t.members_only)
             and to_tsvector('english', concat_ws(' ', r.title, r.body)) @@ websearch_to_tsquery('english', $3)`,
          [ids, viewer === null, words],
        );
        expect(ids.length).toBeGreaterThan(0);
        expect(rows).toHaveLength(ids.length);
      }
    }
    expect(await found(guest, 'zzyzzxword')).toEqual([]);
  });

  it('follows what changes at once', async () => {
    const [row] = await forum.sql<{ id: string; post_id: string }>(
      `select r.id, r.post_id from revisions r join posts p on p.id = r.post_id join threads t on t.id = p.thread_id
       where r.state = 'published' and not t.members_only order by r.id limit 1`,
    );
    const word = 'quorbolax';
    await owner.query(`update search_texts set words = to_tsvector('english', $2) where post_id = $1`, [
      row!.post_id,
      word,
    ]);
    expect(await found(forum.guest(), word)).toEqual([row!.post_id]);
    await owner.query(`update revisions set state = 'withdrawn' where id = $1`, [row!.id]);
    expect(await found(forum.guest(), word)).toEqual([]);
  });

  it.each([
    ['a common word, what fits best', best, null, 'feel', ['0']],
    ['a rare word, what fits best', best, null, 'quetiapine', ['0']],
    ['a common word, the newest', newest, null, 'feel', NEWEST],
    ['two words', best, null, 'feel better', ['0']],
    ['a common word among tips', best, 'tip', 'feel', ['0']],
    ['a rare word among tips', newest, 'tip', 'quetiapine', NEWEST],
    ['other help', best, 'resource', 'support', ['0']],
  ] as const)('plans %s', async (what, statement, kind, words, from) => {
    const sql = statement(sourcesFor({ kind, board: '' }));
    const boards = (await owner.query<{ id: string }>(readableBoards, [[]])).rows.map(({ id }) => id);
    const plan = await owner.query<Record<'QUERY PLAN', string>>(
      `explain (analyze, costs off, buffers off, summary on) ${sql}`,
      [words, boards, boards, true, ...from],
    );
    const lines = plan.rows.map((row) => row['QUERY PLAN']);
    expect(lines.join()).not.toContain('Seq Scan on search_texts');
    const nodes = lines.filter((line) => /->|^CTE|Time/.test(line));
    say([what, ...nodes].join('\n'));
  });
});
