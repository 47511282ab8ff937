import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import {
  CRISIS,
  decide,
  edit,
  everywhere,
  openThread,
  published,
  reply,
  settled,
  threadOf,
  type Written,
} from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';

let forum: Forum;
let ana: Visitor;
let ben: Visitor;
beforeAll(async () => {
  forum = await startForum();
  ana = await forum.person('Ana');
  ben = await forum.person('Ben');
});
afterAll(() => forum.stop());

describe('reading a long thread', () => {
  let thread: Written;
  beforeAll(async () => {
    thread = await threadOf(forum, ana, { title: 'A long talk', body: 'Post 1.' });
    for (let number = 2; number <= 45; number++)
      await published(forum, thread.threadId, number % 2 ? 'Ana' : 'Ben', `Post ${number}.`);
  });

  it.each([
    ['first', '', 1, 20, null, '?after=20'],
    ['second', '?after=20', 21, 40, '', '?after=40'],
    ['last', '?after=40', 41, 45, '?after=20', null],
  ])('shows the %s page, and the way to the next', async (_, query, from, to, earlier, later) => {
    const path = `/threads/${thread.threadId}`;
    const page = await forum.guest().open(`${path}${query}`);
    expect(postsOn(page)).toEqual(range(from, to).map((number) => `Post ${number}.`));
    expect(linkOf(page, 'prev')).toBe(earlier === null ? null : `${path}${earlier}`);
    expect(linkOf(page, 'next')).toBe(later === null ? null : `${path}${later}`);
    expect(page.page.querySelector('h1')?.text).toBe('A long talk');
  });

  it('leads by a link to every post, on its page and to its place there', async () => {
    const rows = await forum.sql<{ id: string; position: number }>(
      'select id, position from posts where thread_id = $1 order by position',
      [thread.threadId],
    );
    for (const { id, position } of rows.filter((row) => [1, 20, 21, 40, 41, 45].includes(row.position))) {
      const link = await forum.guest().get(`/posts/${id}`);
      const [path, anchor] = link.location?.split('#') ?? [];
      const after = Math.floor((position - 1) / 20) * 20;
      expect(path).toBe(`/threads/${thread.threadId}${after ? `?after=${after}` : ''}`);
      const post = (await forum.guest().open(path ?? '')).page.querySelector(`[id="${anchor}"]`);
      expect(post?.querySelector('.prose')?.text.trim()).toBe(`Post ${position}.`);
    }
  });

  it.each([
    '?after=-1',
    '?after=abc',
    '?after=',
    '?after=1e3',
    '?after=%00',
    '?after=99999999999',
    '?after[]=3',
    '?after=20&after=40',
  ])('begins at the beginning for a page that is none: %s', async (query) => {
    const page = await forum.guest().open(`/threads/${thread.threadId}${query}`);
    expect(page.status).toBe(200);
    expect(postsOn(page)[0]).toBe('Post 1.');
  });

  it('still has a way back behind its end', async () => {
    const page = await forum.guest().open(`/threads/${thread.threadId}?after=500`);
    expect(page.status).toBe(200);
    expect(linkOf(page, 'next')).toBeNull();
    expect(linkOf(page, 'prev')).not.toBeNull();
  });

  it('keeps its pages when a post of it is taken back', async () => {
    const [row] = await forum.sql<{ id: string }>(
      'select id from posts where thread_id = $1 and position = 25',
      [thread.threadId],
    );
    await ana.send(`/posts/${row?.id}/withdrawal`, {}, `/posts/${row?.id}/withdrawal`);
    const second = await forum.guest().open(`/threads/${thread.threadId}?after=20`);
    expect(postsOn(second)).toEqual(
      range(21, 40)
        .filter((number) => number !== 25)
        .map((number) => `Post ${number}.`),
    );
    expect(second.page.querySelectorAll('.post')).toHaveLength(20);
  });

  it("shows an author's waiting words on the last page alone, once", async () => {
    const { postId } = await reply(forum, ana, thread.threadId, CRISIS.me);
    await settled(forum, postId);
    const pages = await Promise.all(
      ['', '?after=20', '?after=40'].map((query) => ana.open(`/threads/${thread.threadId}${query}`)),
    );
    expect(pages.map((page) => page.page.querySelectorAll('.own').length)).toEqual([0, 0, 1]);
  });
});

describe('what is not there', () => {
  it.each([randomUUID(), 'nonsense', '1', '%00', "'", '00000000-0000-0000-0000-000000000000', '..%2f'])(
    'is a page that says so, kindly: %s',
    async (id) => {
      for (const path of [`/threads/${id}`, `/posts/${id}`]) {
        const page = await forum.guest().get(path);
        expect(page.status).toBe(404);
        expect(page.page.querySelector('h1')?.text).toBe('There is nothing here');
      }
    },
  );

  it('is also a thread whose only text is being checked or waits for a person', async () => {
    const held = await openThread(forum, ana, { title: 'Quince marmalade', body: CRISIS.me });
    await settled(forum, held.postId);
    await forum.stopWorker();
    const pending = await openThread(forum, ana, { title: 'Elderberries', body: 'Not checked yet.' });
    for (const { threadId, postId } of [held, pending])
      for (const who of [forum.guest(), ben, await forum.person('Moe', 'moderator')])
        for (const path of [`/threads/${threadId}`, `/posts/${postId}`, `/threads/${threadId}/posts/new`])
          expect((await who.get(path)).status).toBe(404);
    await forum.startWorker();
    await settled(forum, pending.postId);
  });

  it('looks the same as what never was', async () => {
    const held = await openThread(forum, ana, { title: 'Held', body: CRISIS.me });
    await settled(forum, held.postId);
    const [hidden, unknown] = await Promise.all([
      ben.get(`/posts/${held.postId}`),
      ben.get(`/posts/${randomUUID()}`),
    ]);
    expect(hidden.text).toBe(unknown.text);
  });

  it('leads its author to the page of the words', async () => {
    const held = await openThread(forum, ana, { title: 'Held', body: CRISIS.me });
    await settled(forum, held.postId);
    expect((await ana.get(`/threads/${held.threadId}`)).location).toBe(`/posts/${held.postId}`);
  });
});

describe('words that are not up', () => {
  it('are seen by their author alone: a held reply', async () => {
    const thread = await threadOf(forum, ana, { title: 'With a held reply', body: 'Hello.' });
    const held = await reply(forum, ana, thread.threadId, `${CRISIS.me} Cloudberries.`);
    await settled(forum, held.postId);
    for (const who of [ben, forum.guest()]) expect(await everywhere(who, held)).not.toContain('Cloudberries');
    const own = await ana.open(`/threads/${thread.threadId}`);
    expect(own.page.querySelector('.own')?.text).toContain('Cloudberries');
    expect(own.page.querySelector('.own')?.text).toContain('Waiting for a person to read it');
  });

  it('are seen by their author alone: a reply that is being checked', async () => {
    const thread = await threadOf(forum, ana, { title: 'With a pending reply', body: 'Hello.' });
    await forum.stopWorker();
    const pending = await reply(forum, ana, thread.threadId, 'Blackcurrants.');
    for (const who of [ben, forum.guest()])
      expect(await everywhere(who, pending)).not.toContain('Blackcurrants');
    expect((await ana.open(`/threads/${thread.threadId}`)).page.querySelector('.own')?.text).toContain(
      'Being checked',
    );
    await forum.startWorker();
    await settled(forum, pending.postId);
    expect(await everywhere(ben, pending)).toContain('Blackcurrants');
  });

  it.each(['return', 'keep', 'decline'])(
    'are seen by their author alone: a reply after the decision to %s',
    async (outcome) => {
      const thread = await threadOf(forum, ana, { title: `To ${outcome}`, body: 'Hello.' });
      const held = await reply(
        forum,
        ana,
        thread.threadId,
        'You are pathetic and everyone hates you. Gooseberries.',
      );
      expect(await settled(forum, held.postId)).toEqual(['held']);
      await decide(forum, await forum.person('Moe', 'moderator'), held.postId, outcome);
      for (const who of [ben, forum.guest()])
        expect(await everywhere(who, held)).not.toContain('Gooseberries');
      expect((await ana.open(`/posts/${held.postId}`)).text).toContain('Gooseberries');
    },
  );

  it('leave nothing of themselves after a removal but a quiet line', async () => {
    const thread = await threadOf(forum, ana, { title: 'With a removed reply', body: 'Hello.' });
    const removed = await reply(forum, ben, thread.threadId, 'Words to be taken down.');
    await settled(forum, removed.postId);
    const moe = await forum.person('Moe', 'moderator');
    await moe.send(`/posts/${removed.postId}/removal`, {
      guideline: 'kindness',
      reason: 'Please be gentle.',
    });
    const page = await forum.guest().open(`/threads/${thread.threadId}`);
    expect(page.text).toContain('This post was taken down.');
    expect(page.html).not.toMatch(/Words to be taken down|Ben/);
    expect((await ben.open(`/posts/${removed.postId}`)).text).toContain('Words to be taken down.');
  });

  it('do not show in an older text either', async () => {
    const thread = await threadOf(forum, ana, { title: 'First', body: 'My street is Plum Lane.' });
    await edit(forum, ana, thread.postId, { title: 'Second', body: 'My street is somewhere.' });
    await settled(forum, thread.postId);
    for (const who of [ana, ben, forum.guest()])
      expect(await everywhere(who, thread)).not.toContain('Plum Lane');
  });
});

describe('a board for members', () => {
  it('is read by members; guests are led to the way in and back', async () => {
    const thread = await threadOf(forum, ana, { title: 'Among us', body: 'Redcurrants.' }, 'anxiety');
    await forum.sql(`update boards set members_only = true where slug = 'anxiety'`);
    const paths = [
      `/threads/${thread.threadId}`,
      '/boards/anxiety',
      '/boards/anxiety/threads/new',
      `/threads/${thread.threadId}/posts/new`,
    ];
    for (const path of paths) {
      const answer = await forum.guest().get(path);
      expect(answer.status).toBe(303);
      expect(answer.location).toMatch(/^\/sign-in\?next=%2F(threads|boards)%2F/);
      expect(answer.html).not.toMatch(/Redcurrants|Among us/);
      expect((await ben.get(path)).status).toBe(200);
    }
    expect(await everywhere(forum.guest(), thread, 'anxiety')).not.toMatch(/Redcurrants|Among us/);
    expect((await ben.open(`/threads/${thread.threadId}`)).text).toContain('Redcurrants.');
  });
});

describe('what a page tells', () => {
  it('shows times coarsely: words, and the hour', async () => {
    const { threadId } = await threadOf(forum, ana);
    for (const path of [`/threads/${threadId}`, '/boards/depression']) {
      const times = (await forum.guest().open(path)).page.querySelectorAll('time');
      expect(times.length).toBeGreaterThan(0);
      for (const time of times)
        expect(time.getAttribute('datetime')).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:00Z$/);
    }
  });

  it("has nobody's ids but those of posts and threads", async () => {
    const { threadId } = await threadOf(forum, ana);
    const ids = await forum.sql<{ id: string }>(
      `select id from personas union select id from members union select id from boards union
       select r.id from revisions r join posts p on p.id = r.post_id where p.thread_id = $1`,
      [threadId],
    );
    for (const who of [forum.guest(), ana]) {
      const { html } = await who.open(`/threads/${threadId}`);
      for (const { id } of ids) expect(html).not.toContain(id);
    }
  });

  it('counts nothing: no numbers of posts, readers or likes', async () => {
    const { threadId } = await threadOf(forum, ana, { title: 'No numbers', body: 'None at all.' });
    const main = (await forum.guest().open(`/threads/${threadId}`)).page.querySelector('main');
    expect(main?.text).not.toMatch(/\d+ (posts?|repl|answers?|views?|likes?|people)/i);
  });

  it('escapes what people wrote, in names, titles and their own waiting words', async () => {
    const held = await openThread(forum, ana, {
      title: '<img src=x onerror=a>',
      body: `<script>a()</script> ${CRISIS.me}`,
    });
    await settled(forum, held.postId);
    const own = await ana.open(`/posts/${held.postId}`);
    expect(own.text).toContain('<script>a()</script>');
    expect(own.page.querySelectorAll('main script, main img')).toHaveLength(0);
    const up = await threadOf(forum, ana, { title: '<b>"Bold"</b> & {{code}}', body: '<i>{{x}}</i>' });
    const thread = await forum.guest().open(`/threads/${up.threadId}`);
    expect(thread.page.querySelector('h1')?.text).toBe('<b>"Bold"</b> & {{code}}');
    expect(thread.page.querySelectorAll('main b, main i')).toHaveLength(0);
  });
});

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

function postsOn(answer: Answer): string[] {
  return answer.page.querySelectorAll('.post .prose').map((post) => post.text.trim());
}

function linkOf(answer: Answer, rel: string): string | null {
  return answer.page.querySelector(`a[rel=${rel}]`)?.getAttribute('href') ?? null;
}
