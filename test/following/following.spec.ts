import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { invite, makeGroup, slugOf } from '../closed-groups/people.js';
import { type Forum, startForum } from '../support/forum.js';
import { openThread, reply, settled, threadOf, type Written } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { wornReplyUp, wornThreadUp } from '../support/worn.js';
import { steady } from '../phrases/people.js';
import { gather, gatherLater, press, send } from './people.js';

let forum: Forum;
let ana: Visitor, ben: Visitor, cleo: Visitor, moe: Visitor;
let thread: Written;

beforeAll(async () => {
  forum = await startForum();
  [ana, ben, cleo] = [await forum.person('Ana'), await forum.person('Ben'), await forum.person('Cleo')];
  moe = await forum.person('Moe', 'moderator');
});
afterAll(() => forum.stop());
beforeEach(async () => {
  for (const table of ['threads', 'notices', 'followed_boards']) await forum.sql(`delete from ${table}`);
  thread = await threadOf(forum, ana);
});

const follow = (who: Visitor, { threadId } = thread) =>
  press(who, `/threads/${threadId}`, `/threads/${threadId}/follow`);
const stop = (who: Visitor, { threadId } = thread) =>
  press(who, `/threads/${threadId}`, `/threads/${threadId}/follow/removal`);
const hear = (who: Visitor, what: string, { threadId } = thread) =>
  who.send(`/threads/${threadId}`, { hear: what }, `/threads/${threadId}/hearing`);
const answer = async (who: Visitor, { threadId } = thread, body = 'I know that feeling.') => {
  const written = await reply(forum, who, threadId, body);
  await settled(forum, written.postId);
  return written;
};
const followers = () =>
  forum.sql<{ name: string }>(
    'select n.name from followed_threads f join personas n on n.id = f.persona_id order by n.name',
  );
const told = () =>
  forum.sql<{ name: string; kind: string; post_id: string | null; read: boolean }>(
    `select p.name, n.kind, n.post_id, n.read from notices n join personas p on p.id = n.persona_id
     where n.kind like 'followed%' order by p.name, n.kind`,
  );
const quieter = async (who: Visitor) => (await who.open('/notices')).text;

describe('following a thread', () => {
  it('is one tap, for members; and one to stop, on the page and in the list', async () => {
    expect(await follow(cleo)).toMatchObject({
      status: 303,
      location: `/threads/${thread.threadId}#following`,
    });
    expect((await cleo.open(`/threads/${thread.threadId}`)).text).toContain('You follow this thread. When');
    expect((await cleo.open('/following')).text).toContain('Rain again');
    expect(await followers()).toEqual([{ name: 'Ana' }, { name: 'Cleo' }]);
    await stop(cleo);
    await follow(cleo);
    const list = await press(cleo, '/following', `/threads/${thread.threadId}/follow/removal`);
    expect(list).toMatchObject({ status: 303, location: '/following' });
    expect((await cleo.open('/following')).text).toContain('Nothing yet.');
    expect((await forum.guest().open(`/threads/${thread.threadId}`)).html).not.toContain('/follow');
  });

  it('begins by itself for whoever opens one, who reads so and stops with one tap', async () => {
    expect((await ana.open(`/threads/${thread.threadId}`)).text).toContain('because you opened it');
    await hear(ana, 'own');
    await answer(ben);
    await gather(forum);
    expect(await told()).toEqual([]);
  });

  it('changes no page of anybody else by one byte', async () => {
    const eyes = async () => {
      const open = ['/', '/boards/depression', `/threads/${thread.threadId}`];
      const own = [...open, '/notices', '/account', '/following', '/saved', '/threads/mine'];
      const looks = [
        ...open.map((path) => forum.guest().open(path)),
        ...[ana, ben].flatMap((who) => own.map((path) => who.open(path))),
        ...[...own, '/reviews'].map((path) => moe.open(path)),
      ];
      return (await Promise.all(looks)).map(steady);
    };
    await eyes();
    const before = await eyes();
    await follow(cleo);
    await press(cleo, '/boards/depression', '/boards/depression/follow');
    await press(cleo, `/threads/${thread.threadId}`, `/posts/${thread.postId}/saving`);
    expect(await eyes()).toEqual(before);
    expect(await followers()).toHaveLength(2);
    await send(cleo, `/posts/${thread.postId}/saving/removal`);
  });

  it('is under the name that is worn there, and writes of that one alone', async () => {
    await wornReplyUp(forum, 'Cleo', 'Grey Heron', thread);
    const own = await forum.person('Cleo');
    await hear(own, 'all');
    expect(await followers()).toEqual([{ name: 'Ana' }, { name: 'Grey Heron' }]);
    expect((await own.open('/following')).text).toContain('you are Grey Heron there');
    await send(own, `/threads/${thread.threadId}/follow`);
    expect(await followers()).toHaveLength(2);
    await answer(ben);
    await gather(forum);
    expect((await told()).map(({ name }) => name)).toEqual(['Ana', 'Grey Heron']);
    expect((await own.open('/names')).text).toContain('There is something new in “Rain again”');
    expect((await own.open('/notices')).text).not.toContain('something new');
    await hear(own, 'own');
    expect((await told()).map(({ name }) => name)).toEqual(['Ana']);
  });

  it('keeps a one-time name out of a thread that the pseudonym follows, until it is followed no more', async () => {
    await follow(cleo);
    const page = `/threads/${thread.threadId}/posts/new`;
    expect((await cleo.open(page)).text).toContain('under this name you follow this thread');
    const path = `/threads/${thread.threadId}/posts`;
    const fields = await cleo.hiddenFields(page, ['body']);
    const words = { ...fields, body: 'Me too.', write_as: 'one_time', one_time_name: 'Brown Wren' };
    expect(await cleo.post(path, words)).toMatchObject({ status: 422 });
    expect(await forum.sql(`select from personas where name = 'Brown Wren'`)).toEqual([]);
    await stop(cleo);
    expect((await cleo.open(page)).text).not.toContain('you follow this thread');
    expect(await cleo.post(path, words)).toMatchObject({ status: 303 });
    expect(await forum.sql(`select from personas where name = 'Brown Wren'`)).toHaveLength(1);
  });

  it('ends with the notices about it, for who leaves it; and begins again by its button', async () => {
    await answer(cleo);
    await hear(cleo, 'all');
    await answer(ben);
    await gather(forum);
    const path = `/threads/${thread.threadId}`;
    await cleo.send(`${path}/notices`, {}, `${path}/leaving`);
    expect((await followers()).map(({ name }) => name)).toEqual(['Ana']);
    expect((await told()).map(({ name }) => name)).toEqual(['Ana']);
    expect((await cleo.open(path)).html).not.toContain(`${path}/follow`);
    await hear(cleo, 'all');
    expect((await cleo.open(path)).text).toContain('You follow this thread. When');
  });

  it('is one choice of three for whoever wrote there: all of it, their own words, nothing', async () => {
    const path = `/threads/${thread.threadId}`;
    await answer(cleo);
    const seen = async () => {
      const { page, text } = await cleo.open(path);
      const buttons = page
        .querySelectorAll('#following button')
        .map((button) => button.getAttribute('value'));
      return [buttons, /You (follow|hear|left)[^.]*/.exec(text)?.[0]];
    };
    const left = () => forum.sql('select from left_threads');
    expect(await seen()).toEqual([['all', 'nothing'], expect.stringContaining('You hear what happens')]);
    expect(await hear(cleo, 'nothing')).toMatchObject({ status: 303, location: `${path}#following` });
    expect(await seen()).toEqual([['all', 'own'], expect.stringContaining('You left this thread')]);
    expect(await left()).toHaveLength(1);
    await hear(cleo, 'all');
    expect(await seen()).toEqual([['own', 'nothing'], 'You follow this thread']);
    expect([await left(), (await followers()).length]).toEqual([[], 2]);
    await hear(cleo, 'own');
    expect([(await seen())[0], (await followers()).length]).toEqual([['all', 'nothing'], 1]);
    for (const what of ['own', 'nothing'])
      expect((await send(ben, `${path}/hearing`, { hear: what })).status).toBe(404);
    expect((await send(cleo, `${path}/hearing`, { hear: 'some' })).status).toBe(400);
    expect((await forum.guest().post(`${path}/hearing`, { hear: 'all' })).status).toBe(403);
  });

  it('is refused to guests, without the token, with other fields, and of what is not there', async () => {
    const path = `/threads/${thread.threadId}/follow`;
    expect((await cleo.post(path, {})).status).toBe(403);
    expect((await forum.guest().post(path, {})).status).toBe(403);
    expect((await send(cleo, path, { from: 'elsewhere' })).status).toBe(400);
    expect((await send(cleo, path, { more: 'x' })).status).toBe(400);
    for (const id of [randomUUID(), 'nothing'])
      expect((await send(cleo, `/threads/${id}/follow`)).status).toBe(404);
    expect((await send(cleo, '/boards/nothing/follow')).status).toBe(404);
    const held = await openThread(forum, ana, { title: 'Now', body: 'I am going to kill myself tonight.' });
    await settled(forum, held.postId);
    expect((await send(cleo, `/threads/${held.threadId}/follow`)).status).toBe(404);
    expect((await followers()).every(({ name }) => name === 'Ana')).toBe(true);
  });

  it('is bounded, under all names together', async () => {
    const dora = await forum.person('Dora');
    await forum.sql(
      `with made as (insert into threads (id, board_id) select gen_random_uuid(), b.id from boards b, generate_series(1, 200)
         where b.slug = 'anxiety' returning id)
       insert into followed_threads (persona_id, thread_id, told) select p.id, made.id, 0 from made, personas p where p.name = 'Dora'`,
    );
    expect((await send(dora, `/threads/${thread.threadId}/follow`)).status).toBe(409);
    expect((await send(dora, '/boards/anxiety/follow')).status).toBe(409);
    await threadOf(forum, dora, { title: 'Mine', body: 'The kettle.' });
    expect(
      await forum.sql(
        `select from followed_threads f join personas p on p.id = f.persona_id where p.name = 'Dora'`,
      ),
    ).toHaveLength(200);
  });
});

describe('what is told of a thread', () => {
  it('is one notice for ten posts, in words, quiet: no mark, and in a part of its own', async () => {
    await follow(cleo);
    const first = await answer(ben);
    for (let nth = 1; nth < 10; nth++) await answer(ben, thread, `Another thought, number ${nth}.`);
    const before = steady(await cleo.open('/'));
    await gather(forum);
    await gather(forum);
    expect(await told()).toEqual([
      { name: 'Ana', kind: 'followed_thread', post_id: first.postId, read: false },
      { name: 'Cleo', kind: 'followed_thread', post_id: first.postId, read: false },
    ]);
    expect(steady(await cleo.open('/'))).toBe(before);
    expect((await cleo.open('/following')).text).toContain('something new');
    const page = await quieter(cleo);
    expect(page).toContain('Quieter');
    expect(page).toContain('There is something new in “Rain again”');
    expect(page).not.toMatch(/Ben|ten posts|\b10 /);
    expect((await cleo.open('/following')).text).not.toContain('something new');
  });

  it('is seen by coming by, as by reading the notice; on a board too', async () => {
    await follow(cleo);
    await send(cleo, '/boards/depression/follow');
    await answer(ben);
    await threadOf(forum, ben, { title: 'Snow', body: 'It is white.' });
    await gatherLater(forum);
    const news = async () => (await cleo.open('/following')).page.querySelectorAll('.tag').length;
    expect(await news()).toBe(2);
    await forum.guest().open(`/threads/${thread.threadId}`);
    await ben.open(`/threads/${thread.threadId}`);
    expect(await news()).toBe(2);
    await cleo.open(`/threads/${thread.threadId}`);
    expect(await news()).toBe(1);
    await cleo.open('/boards/depression');
    expect(await news()).toBe(0);
    expect((await told()).filter(({ name, read }) => name === 'Ana' && read)).toEqual([]);
  });

  it('comes again after it was read, once there is more; and stays one', async () => {
    await answer(ben);
    await gather(forum);
    await quieter(ana);
    await gather(forum);
    expect(await told()).toMatchObject([{ name: 'Ana', read: true }]);
    const next = await answer(cleo);
    await gather(forum);
    expect(await told()).toEqual([
      { name: 'Ana', kind: 'followed_thread', post_id: next.postId, read: false },
    ]);
  });

  it('is not of one’s own posts, nor of what waits, was taken back, or was there before', async () => {
    await answer(ben);
    await follow(cleo);
    await answer(cleo);
    const held = await reply(forum, ben, thread.threadId, 'I am going to kill myself tonight.');
    await settled(forum, held.postId);
    const back = await answer(ben, thread, 'Words that I take back.');
    await ben.send(`/posts/${back.postId}/withdrawal`, {}, `/posts/${back.postId}/withdrawal`);
    await gather(forum);
    expect((await told()).map(({ name }) => name)).toEqual(['Ana']);
  });

  it('calls the thread as its reader meets it elsewhere', async () => {
    await follow(cleo);
    await answer(ben);
    const path = `/posts/${thread.postId}/notes`;
    await ana.send(path, { note_grief: 'yes' }, path);
    await gather(forum);
    expect(await quieter(cleo)).not.toContain('“Rain again”');
  });

  it('is nothing in a closed group that the follower left, nor is there a word of it in the list', async () => {
    const group = await makeGroup(moe, 'The canary six');
    const slug = slugOf(group);
    await invite(moe, slug, 'Cleo', cleo);
    await invite(moe, slug, 'Ben', ben);
    const inside = await threadOf(forum, ben, { title: 'Canary inside', body: 'Just us.' }, slug);
    await follow(cleo, inside);
    await send(cleo, `/boards/${slug}/follow`);
    await answer(ben, inside, 'More of us.');
    await gatherLater(forum);
    expect(await quieter(cleo)).toContain('Canary inside');
    // As if the row outlived the list: what is read is asked again.
    await forum.sql(`begin; set local session_replication_role = replica;
      delete from group_members g using personas p where p.id = g.persona_id and p.name = 'Cleo'; commit`);
    await forum.sql(`update notices set read = false`);
    await answer(ben, inside, 'And more.');
    await gatherLater(forum);
    for (const path of ['/following', '/notices', '/threads/mine']) {
      const { html } = await cleo.open(path);
      expect(html).not.toMatch(/canary/i);
      expect(html).not.toContain(slug);
    }
    expect((await send(cleo, `/threads/${inside.threadId}/follow`)).status).toBe(404);
    expect((await send(cleo, `/boards/${slug}/follow`)).status).toBe(404);
  });

  it('goes with the place in a closed group', async () => {
    const slug = slugOf(await makeGroup(moe, 'Another six'));
    await invite(moe, slug, 'Cleo', cleo);
    const inside = await threadOf(forum, cleo, { title: 'Inside', body: 'Us.' }, slug);
    await send(cleo, `/boards/${slug}/follow`);
    await cleo.send(`/closed-groups/${slug}`, {}, `/closed-groups/${slug}/leaving`);
    const left = await forum.sql(
      `select from followed_threads where thread_id = '${inside.threadId}' union all select from followed_boards`,
    );
    expect(left).toEqual([]);
  });

  it('is told once, of several workers at once', async () => {
    await answer(ben);
    await Promise.all(Array.from({ length: 6 }, () => forum.sql('select gather_follows(500)')));
    expect(await told()).toHaveLength(1);
  });

  it('is told so many at a time, until nothing is due; a board without news goes on all the same', async () => {
    await follow(cleo);
    await press(cleo, '/boards/depression', '/boards/depression/follow');
    await press(moe, '/boards/anxiety', '/boards/anxiety/follow');
    await forum.sql(`update followed_boards set told_from = told_from - interval '1 day'`);
    await forum.sql(`update posts set published_at = published_at - interval '20 minutes'`);
    await answer(ben);
    const taken: unknown[] = [];
    for (let round = 0; round < 3; round++)
      taken.push(...(await forum.sql('select gather_follows(2) as taken')));
    expect(taken).toEqual([{ taken: 2 }, { taken: 1 }, { taken: 0 }]);
    expect((await told()).map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'Ana followed_thread',
      'Cleo followed_board',
      'Cleo followed_thread',
    ]);
    expect(await forum.sql('select distinct told_from from followed_boards')).toHaveLength(1);
  });

  it('is nothing for a name that rests', async () => {
    await answer(ben);
    await forum.person('Lou', 'lead');
    await forum.sql(
      `insert into rests (persona_id, asked_by, asked_at) select p.id, m.member_id, date_trunc('minute', now()) from personas p, personas m
       where p.name = 'Ana' and m.name = 'Lou'`,
    );
    await gather(forum);
    expect(await told()).toEqual([]);
    await forum.sql('delete from rests');
    ana = await forum.person('Ana');
  });
});

describe('following a board', () => {
  const board = '/boards/depression';

  it('is under the pseudonym, and told of new threads of others in one notice', async () => {
    expect(await press(cleo, board, `${board}/follow`)).toMatchObject({ location: `${board}#following` });
    await threadOf(forum, cleo, { title: 'My own', body: 'The kettle.' });
    await gatherLater(forum);
    await forum.sql('delete from notices');
    await threadOf(forum, ben, { title: 'One', body: 'The kettle.' });
    await wornThreadUp(forum, 'Ben', 'Mossy Lark');
    await gatherLater(forum);
    await gatherLater(forum);
    expect((await told()).filter(({ kind }) => kind === 'followed_board')).toMatchObject([{ name: 'Cleo' }]);
    const page = await cleo.open('/notices');
    expect(page.text).toMatch(/New threads on \w+/);
    expect(page.page.querySelectorAll('.notice a').map((a) => a.getAttribute('href'))).toContain(board);
    await press(cleo, board, `${board}/follow/removal`);
    expect((await told()).filter(({ kind }) => kind === 'followed_board')).toEqual([]);
    expect((await cleo.open('/following')).html).not.toContain(`${board}/follow`);
  });

  it('goes on while it becomes part of another: nothing new is lost, and one tap stops it there', async () => {
    await send(ben, '/boards/depression/follow');
    await send(cleo, '/boards/anxiety/follow');
    await forum.sql(MERGING, ['anxiety', 'depression']);
    try {
      await gatherLater(forum);
      expect(await told()).toMatchObject([{ name: 'Ben' }, { name: 'Cleo' }]);
      await forum.sql('delete from notices');
      await threadOf(forum, ana, { title: 'Meanwhile', body: 'The kettle.' }, 'anxiety');
      await gatherLater(forum);
      expect(await told()).toMatchObject([{ name: 'Ben' }, { name: 'Cleo' }]);
      expect((await ben.open('/following')).page.querySelector('a[href="/boards/depression"]')).toBeNull();
      expect((await ben.open('/boards/anxiety')).text).toContain('You follow this board.');
      expect((await told()).map(({ read }) => read)).toEqual([true, false]);
      await press(ben, '/boards/anxiety', '/boards/anxiety/follow/removal');
      expect(await forum.sql('select from followed_boards')).toHaveLength(1);
    } finally {
      await forum.sql(MERGING, [null, 'depression']);
    }
  });

  it('is not told of answers, nor of one’s own threads', async () => {
    await forum.sql('delete from threads');
    await press(cleo, board, `${board}/follow`);
    await gatherLater(forum);
    const own = await threadOf(forum, cleo, { title: 'My own', body: 'The kettle.' });
    await gatherLater(forum);
    await answer(ben, own);
    await gatherLater(forum);
    expect((await told()).map(({ kind }) => kind)).toEqual(['followed_thread']);
  });
});

const MERGING = `update boards set merging_into = (select id from boards where slug = $1) where slug = $2`;
