import type { INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CONFIG } from '../../src/platform/config.module.js';
import { WorkerModule } from '../../src/worker.module.js';
import { type Forum, startForum } from '../support/forum.js';
import {
  CRISIS,
  edit,
  eventually,
  everywhere,
  openThread,
  reply,
  settled,
  statesOf,
  threadOf,
} from '../support/people.js';
import type { Visitor } from '../support/visitor.js';

let forum: Forum;
let ana: Visitor;
let ben: Visitor;
beforeAll(async () => {
  forum = await startForum();
  ana = await forum.person('Ana');
  ben = await forum.person('Ben');
});
beforeEach(() => forum.startWorker());
afterAll(() => forum.stop());

describe('while no worker runs', () => {
  it('takes words in, and shows them to their author as being checked', async () => {
    await forum.stopWorker();
    const { answer, page, postId } = await openThread(forum, ana, {
      title: 'At three',
      body: 'Everybody sleeps.',
    });
    expect(answer.status).toBe(303);
    expect(await statesOf(forum, postId)).toEqual(['pending']);
    expect(page.text).toContain('Being checked');
    expect(page.text).toContain('Everybody sleeps.');
    expect(page.page.querySelector('meta[http-equiv=refresh]')?.getAttribute('content')).toBe('2');
  });

  it('shows help first all the same', async () => {
    await forum.stopWorker();
    const { page, postId } = await openThread(forum, ana, { title: 'At three', body: CRISIS.under_way });
    expect(await statesOf(forum, postId)).toEqual(['pending']);
    expect(page.page.querySelector('h1')?.text).toBe('Please get help right now');
    expect(page.page.querySelector('main')?.children[0]?.classNames).toContain('first');
  });

  it('shows nothing to others', async () => {
    await forum.stopWorker();
    const thread = await openThread(forum, ana, { title: 'Blackcurrants', body: 'Not checked.' });
    for (const who of [ben, forum.guest()]) {
      expect(await everywhere(who, thread)).not.toMatch(/Blackcurrants|Not checked/);
      expect((await who.get(`/threads/${thread.threadId}`)).status).toBe(404);
    }
  });

  it('can be written on, changed and taken back', async () => {
    const thread = await threadOf(forum, ana);
    await forum.stopWorker();
    const answer = await reply(forum, ben, thread.threadId, 'A first try.');
    await edit(forum, ben, answer.postId, { body: 'A second try.' });
    expect(await statesOf(forum, answer.postId)).toEqual(['superseded', 'pending']);
    await ben.send(`/posts/${answer.postId}/withdrawal`, {}, `/posts/${answer.postId}/withdrawal`);
    expect(await statesOf(forum, answer.postId)).toEqual(['superseded', 'withdrawn']);
  });

  it('puts words up, or holds them, once a worker runs: each once', async () => {
    await forum.stopWorker();
    const up = await openThread(forum, ana, { title: 'Goes up', body: 'Everybody sleeps.' });
    const held = await openThread(forum, ana, { title: 'Is held', body: CRISIS.me });
    await forum.startWorker();
    expect(await settled(forum, up.postId)).toEqual(['published']);
    expect(await settled(forum, held.postId)).toEqual(['held']);
    expect(await verdictsOf(up.postId, held.postId)).toEqual(['clear', 'hold']);
    expect(await forum.sql('select from notices where post_id = $1', [held.postId])).toHaveLength(1);
    expect((await forum.guest().open(`/threads/${up.threadId}`)).text).toContain('Everybody sleeps.');
  });
});

describe('with two workers', () => {
  it('gives each text one verdict, one place and one notice', async () => {
    const { threadId } = await threadOf(forum, ana);
    await forum.stopWorker();
    const bodies = ['One.', CRISIS.me, 'Two.', CRISIS.someone_else, 'Three.', 'Four.'];
    const sent = [];
    for (const body of bodies) sent.push(await reply(forum, ben, threadId, body));
    await forum.startWorker();
    const other = await startAnotherWorker();
    for (const { postId } of sent) await settled(forum, postId);
    await other.close();
    expect(await verdictsOf(...sent.map(({ postId }) => postId))).toHaveLength(6);
    expect(
      await forum.sql(`select from notices where kind = 'held' and post_id = any($1)`, [
        sent.map(({ postId }) => postId),
      ]),
    ).toHaveLength(2);
    const [thread] = await forum.sql('select last_position from threads where id = $1', [threadId]);
    expect(thread?.last_position).toBe(5);
  });
});

describe('while the queue refuses jobs', () => {
  beforeAll(() => forum.sql('revoke all on all tables in schema bullmq from hearthside_web'));
  afterAll(() =>
    forum.sql('grant select, insert, update, delete on all tables in schema bullmq to hearthside_web'),
  );

  it('takes words in, shows help, and the sweeper finds them', async () => {
    const up = await openThread(forum, ana, { title: 'Without a bell', body: 'Nobody rang.' });
    const held = await openThread(forum, ana, { title: 'Without a bell', body: CRISIS.me });
    expect(up.answer.status).toBe(303);
    expect(held.page.page.querySelector('main')?.children[0]?.classNames).toContain('first');
    expect(await settled(forum, up.postId)).toEqual(['published']);
    expect(await settled(forum, held.postId)).toEqual(['held']);
    expect(await verdictsOf(up.postId, held.postId)).toEqual(['clear', 'hold']);
  });
});

describe('while PostgreSQL forgot its jobs', () => {
  it('finds what waits: the row is the record', async () => {
    await forum.stopWorker();
    const { postId } = await openThread(forum, ana, { title: 'Forgotten', body: 'Still here.' });
    const tables = await forum.sql<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'bullmq' and tablename ~ 'job'`,
    );
    expect(tables.length).toBeGreaterThan(0);
    await forum.sql(`truncate ${tables.map(({ name }) => name).join(', ')} cascade`);
    await forum.startWorker();
    expect(await settled(forum, postId)).toEqual(['published']);
  });
});

describe('a connection that is lost', () => {
  it('to the web in the middle of an answer loses no words, and the next visit finds a page', async () => {
    await forum.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename like '%web_user'`,
    );
    const page = await eventually(async () => {
      const opened = await ana.get('/boards/depression');
      expect(opened.status).toBe(200);
      return opened;
    });
    expect(page.page.querySelector('h1')?.text).toBe('Depression');
  });

  it('to the worker only delays the verdict', async () => {
    await forum.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename like '%worker_user'`,
    );
    const { postId } = await openThread(forum, ana, { title: 'After the break', body: 'Still here.' });
    expect(await settled(forum, postId)).toEqual(['published']);
  });
});

describe('a screen that cannot judge', () => {
  it('leaves the text to a person, and nothing is cut off', async () => {
    const body = '🕯'.repeat(10_000);
    const { postId } = await openThread(forum, ana, { title: 'Candles', body });
    expect(await settled(forum, postId)).toEqual(['held']);
    const [row] = await forum.sql(
      'select r.body, v.why, v.tier from revisions r join verdicts v on v.revision_id = r.id where r.post_id = $1',
      [postId],
    );
    expect(row).toEqual({ body, why: 'unscreened', tier: 'none' });
  });
});

async function startAnotherWorker(): Promise<INestApplicationContext> {
  const module = Test.createTestingModule({ imports: [WorkerModule] });
  return (await module.overrideProvider(CONFIG).useValue(forum.config).compile()).init();
}

async function verdictsOf(...postIds: string[]): Promise<string[]> {
  const rows = await forum.sql<{ outcome: string }>(
    `select v.outcome from verdicts v join revisions r on r.id = v.revision_id
     where r.post_id = any($1) order by v.outcome`,
    [postIds],
  );
  return rows.map(({ outcome }) => outcome);
}
