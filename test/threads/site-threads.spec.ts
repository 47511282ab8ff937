import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SITE } from '../../migrations/052-threads-of-the-place.js';
import { nameThePlace } from '../../src/personas/name-of-the-place.js';
import { type SiteThread, SiteThreads } from '../../src/threads/site-threads.js';
import { handOf, refusal } from '../database/hands.js';
import { type Forum, startForum } from '../support/forum.js';
import { CRISIS, eventually, reply, settled } from '../support/people.js';

let forum: Forum;
let threads: SiteThreads;
let boardId: string;
beforeAll(async () => {
  forum = await startForum();
  threads = (await forum.startWorker()).get(SiteThreads, { strict: false });
  const [board] = await forum.sql<{ id: string }>(`select id from boards where slug = 'anxiety'`);
  boardId = board!.id;
});
afterAll(() => forum.stop());

const words = (more: Partial<SiteThread> = {}): SiteThread => ({
  boardId,
  kind: 'check_in',
  period: randomUUID(),
  title: 'Check-in for today',
  body: 'How are you?',
  ...more,
});

const openingOf = async (threadId: string) =>
  (
    await forum.sql<{ id: string; state: string }>(
      `select p.id, r.state from posts p join revisions r on r.post_id = p.id where p.thread_id = $1 and p.opening`,
      [threadId],
    )
  )[0]!;

describe('a thread of the place', () => {
  it('is opened once, whoever asks how often', async () => {
    const thread = words();
    const ids = await Promise.all(Array.from({ length: 8 }, () => threads.open(thread)));
    expect(new Set(ids).size).toBe(1);
    expect(await threads.open(thread)).toBe(ids[0]);
    expect(await forum.sql('select from posts where thread_id = $1', [ids[0]])).toHaveLength(1);
    expect((await openingOf(ids[0]!)).state).toBe('published');
  });

  it('is read by everybody under the name of the place, and not among the talk of its board', async () => {
    const id = await threads.open(words({ title: 'Morning check-in' }));
    const page = await forum.guest().open(`/threads/${id}`);
    expect(page.text).toContain('How are you?');
    expect(page.text).toContain('Hearthside');
    expect((await forum.guest().open('/boards/anxiety')).text).not.toContain('Morning check-in');
    const ana = await forum.person('Ana');
    expect((await ana.open('/boards/anxiety')).text).not.toContain('Morning check-in');
  });

  it('is screened like everything: what sounds like danger waits, and shows to nobody', async () => {
    const id = await threads.open(words({ body: CRISIS.me }));
    expect((await openingOf(id)).state).toBe('held');
    expect((await forum.guest().get(`/threads/${id}`)).status).toBe(404);
    expect(await forum.sql('select from notices where persona_id = $1', [SITE])).toEqual([]);
    expect(await forum.sql('select from follow_ups where persona_id = $1', [SITE])).toEqual([]);
  });

  it('does not wait for a first answer, and takes answers like any', async () => {
    const id = await threads.open(words());
    const { postId } = await reply(forum, await forum.person('Ana'), id, 'A bit better than yesterday.');
    await settled(forum, postId);
    expect(await forum.sql('select from first_replies where thread_id = $1', [id])).toEqual([]);
    expect((await forum.guest().open(`/threads/${id}`)).text).toContain('A bit better than yesterday.');
  });

  it('has nobody behind it to block, to pause, to let rest; its text can be reported', async () => {
    const { id } = await openingOf(await threads.open(words()));
    const [ana, lea] = [await forum.person('Ana'), await forum.person('Lea', 'lead')];
    expect((await ana.get(`/posts/${id}/block`)).status).toBe(404);
    for (const way of ['pause', 'postvention', 'name-opening'])
      expect((await lea.get(`/posts/${id}/${way}`)).status).toBe(404);
    expect((await ana.get(`/posts/${id}/report`)).status).toBe(200);
    const limit = `insert into limits (persona_id, set_by, kind, guideline)
      select $1, member_id, 'notice', 'kindness' from personas where name = 'Lea'`;
    expect(await refusal(forum.sql(limit, [SITE]))).toBe('HS052');
  });
});

describe('the database', () => {
  it('lets only the worker open one, and nobody write under the name by hand', async () => {
    const [web, worker] = [await handOf(forum.database.webUrl), await handOf(forum.database.workerUrl)];
    const open = `select * from open_site_thread($1, 'company', '', 'Company', 'Sit with us.')`;
    expect(await refusal(web.sql(open, [boardId]))).toBe('42501');
    expect(await worker.sql(open, [boardId])).toHaveLength(1);
    const thread = await threads.open(words());
    const post = 'insert into posts (id, thread_id, persona_id, opening) values ($1, $2, $3, false)';
    expect(await refusal(web.sql(post, [randomUUID(), thread, SITE]))).toBe('HS052');
    await eventually(async () =>
      expect(await worker.sql(`select from revisions where state = 'pending'`)).toEqual([]),
    );
    for (const hand of [web, worker]) await hand.end();
  });

  it('has one such name, which nobody may choose', async () => {
    const two = `insert into personas (kind, name, name_key, cleared_digest)
      values ('site', 'Another', 'another', sha256('Another'))`;
    expect(await refusal(forum.sql(two))).toBe('23505');
    const answer = await forum
      .guest()
      .send('/sign-up', { pseudonym: 'Hearth-side', password: 'a lamp in the window' });
    expect(answer.status).toBe(422);
  });

  it('takes the name of the message file at each start, and never one that is somebody’s', async () => {
    const database = await new DataSource({ type: 'postgres', url: forum.database.ownerUrl }).initialize();
    const said: string[] = [];
    await forum.sql(`update personas set name = 'The hearth', name_key = 'thehearth',
      cleared_digest = sha256('The hearth') where id = $1`, [SITE]); // prettier-ignore
    await nameThePlace(database, (line) => said.push(line));
    const name = async () => (await forum.sql('select name from personas where id = $1', [SITE]))[0];
    expect([said, await name()]).toEqual([[], { name: 'Hearthside' }]);
    await forum.sql(`update personas set name = 'The hearth', name_key = 'thehearth',
      cleared_digest = sha256('The hearth') where id = $1`, [SITE]); // prettier-ignore
    await forum.sql(`update personas set name_key = 'hearthslde' where name = 'Ana'`);
    await nameThePlace(database, (line) => said.push(line));
    expect([said.length, await name()]).toEqual([1, { name: 'The hearth' }]);
    await database.destroy();
  });
});
