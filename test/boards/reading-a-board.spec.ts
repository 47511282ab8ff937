import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Cursors } from '../../src/platform/web/cursors.js';
import { type Forum, startForum } from '../support/forum.js';
import { CRISIS, openThread, published, reply, settled, threadOf } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';

let forum: Forum;
let ana: Visitor;
beforeAll(async () => {
  forum = await startForum();
  ana = await forum.person('Ana');
});
afterAll(() => forum.stop());

describe('the home page', () => {
  it('names the five boards, in their order', async () => {
    const home = await forum.guest().open('/');
    const links = home.page.querySelectorAll('.board a').map((link) => link.getAttribute('href'));
    expect(links).toEqual(
      ['depression', 'anxiety', 'bipolar', 'addiction', 'family'].map((slug) => `/boards/${slug}`),
    );
    for (const link of links) expect((await forum.guest().get(link ?? '')).status).toBe(200);
  });
});

describe('a board', () => {
  it('welcomes, and offers to write, also to guests', async () => {
    for (const who of [forum.guest(), ana]) {
      const board = await who.open('/boards/family');
      expect(board.page.querySelector('h1')?.text).toBe('Family and friends');
      expect(board.text).toContain('It is quiet here just now.');
      expect(board.page.querySelector('a[href="/boards/family/threads/new"]')).not.toBeNull();
    }
  });

  it('lists its own threads alone, with title, name and a coarse time', async () => {
    await threadOf(forum, ana, { title: 'Only here', body: 'Hello.' }, 'anxiety');
    const board = await forum.guest().open('/boards/anxiety');
    expect(
      board.page.querySelectorAll('.threads li').map((item) => item.text.replace(/\s+/g, ' ').trim()),
    ).toEqual(['Only here Ana · a moment ago']);
    expect((await forum.guest().open('/boards/bipolar')).text).not.toContain('Only here');
  });

  it('counts nothing', async () => {
    const { threadId } = await threadOf(forum, ana, { title: 'No numbers', body: 'Hello.' }, 'anxiety');
    await settled(forum, (await reply(forum, ana, threadId, 'Hello again.')).postId);
    const main = (await forum.guest().open('/boards/anxiety')).page.querySelector('main');
    expect(main?.text).not.toMatch(/\d/);
  });

  it('leaves out what is not up', async () => {
    const held = await openThread(forum, ana, { title: 'Blackcurrants', body: CRISIS.me }, 'anxiety');
    await settled(forum, held.postId);
    for (const who of [ana, forum.guest(), await forum.person('Moe', 'moderator')])
      expect((await who.open('/boards/anxiety')).html).not.toContain('Blackcurrants');
  });

  it.each(['gardening', 'Depression', '%00', "'", '..%2f..', 'a'.repeat(300)])(
    'is not there: %s',
    async (slug) => {
      expect((await forum.guest().get(`/boards/${slug}`)).status).toBe(404);
    },
  );

  it('of members shows guests its name on the home page, and nothing else', async () => {
    await threadOf(forum, ana, { title: 'Among us', body: 'Hello.' }, 'bipolar');
    await forum.sql(`update boards set members_only = true where slug = 'bipolar'`);
    expect((await forum.guest().open('/')).text).toContain('Only members can read here.');
    const answer = await forum.guest().get('/boards/bipolar');
    expect([answer.status, answer.location]).toEqual([303, '/sign-in?next=%2Fboards%2Fbipolar']);
    expect((await ana.open('/boards/bipolar')).text).toContain('Among us');
  });
});

describe('a board with more threads than a page', () => {
  beforeAll(async () => {
    for (let number = 1; number <= 60; number++) await threadBySql('addiction', `Thread ${number}.`);
  });

  it('shows the newest first, page by page, each thread once', async () => {
    const first = await forum.guest().open('/boards/addiction');
    const second = await forum.guest().open(linkOf(first, 'next') ?? '');
    const third = await forum.guest().open(linkOf(second, 'next') ?? '');
    expect([first, second, third].map((page) => titlesOn(page).length)).toEqual([25, 25, 10]);
    const all = [first, second, third].flatMap(titlesOn);
    expect(all).toEqual(Array.from({ length: 60 }, (_, at) => `Thread ${60 - at}.`));
    expect([first, second, third].map((page) => linkOf(page, 'prev'))).toEqual([
      null,
      '/boards/addiction',
      '/boards/addiction',
    ]);
    expect(linkOf(third, 'next')).toBeNull();
  });

  it('keeps its older pages while new threads come', async () => {
    const older = linkOf(await forum.guest().open('/boards/addiction'), 'next') ?? '';
    const before = titlesOn(await forum.guest().open(older));
    await threadBySql('addiction', 'A new one.');
    expect(titlesOn(await forum.guest().open(older))).toEqual(before);
    expect(titlesOn(await forum.guest().open('/boards/addiction'))[0]).toBe('A new one.');
  });

  it.each([
    '?before=abc',
    '?before=',
    '?before=-1',
    '?before=1e9',
    '?before=9999999999999999999999',
    '?before[]=3',
  ])('begins at the newest for a page that is none: %s', async (query) => {
    const page = await forum.guest().open(`/boards/addiction${query}`);
    expect(page.status).toBe(200);
    expect(titlesOn(page)).toHaveLength(25);
  });

  it('takes no cursor of another board', async () => {
    const [board] = await forum.sql<{ id: string }>(`select id from boards where slug = 'anxiety'`);
    const foreign = forum.app.get(Cursors).seal('0', board!.id);
    expect(titlesOn(await forum.guest().open(`/boards/addiction?before=${foreign}`))).toHaveLength(25);
  });

  it('is quiet before its first thread, and not broken', async () => {
    const [board] = await forum.sql<{ id: string }>(`select id from boards where slug = 'addiction'`);
    const first = forum.app.get(Cursors).seal('0', board!.id);
    const page = await forum.guest().open(`/boards/addiction?before=${first}`);
    expect(page.status).toBe(200);
    expect(titlesOn(page)).toEqual([]);
  });
});

async function threadBySql(board: string, title: string): Promise<void> {
  const id = randomUUID();
  await forum.sql(`insert into threads (id, board_id) select $1, id from boards where slug = $2`, [
    id,
    board,
  ]);
  await published(forum, id, 'Ana', title);
}

function titlesOn(answer: Answer): string[] {
  return answer.page.querySelectorAll('.thread-title').map((link) => link.text);
}

function linkOf(answer: Answer, rel: string): string | null {
  return answer.page.querySelector(`a[rel=${rel}]`)?.getAttribute('href') ?? null;
}
