import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { CRISIS, openThread, published, reply, settled, statesOf, threadOf } from '../support/people.js';
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

describe('replying', () => {
  it('puts the answer at the end of the thread, and leads its author to it', async () => {
    const { threadId } = await threadOf(forum, ana);
    const first = await reply(forum, ben, threadId, 'I know that feeling.');
    await settled(forum, first.postId);
    const second = await reply(forum, ana, threadId, 'Thank you for saying so.');
    await settled(forum, second.postId);
    expect((await ana.get(`/posts/${second.postId}`)).location).toBe(
      `/threads/${threadId}#post-${second.postId}`,
    );
    const thread = await forum.guest().open(`/threads/${threadId}`);
    expect(postsOn(thread)).toEqual([
      'The kettle is on.',
      'I know that feeling.',
      'Thank you for saying so.',
    ]);
    expect(names(thread)).toEqual(['Ana', 'Ben', 'Ana']);
  });

  it('moves the thread to the top of its board', async () => {
    const { threadId } = await threadOf(forum, ana, { title: 'A quiet thread', body: 'Hello.' });
    await threadOf(forum, ana, { title: 'A younger thread', body: 'Hello.' });
    expect((await firstOn('depression')).text).toBe('A younger thread');
    const { postId } = await reply(forum, ben, threadId, 'I am here.');
    await settled(forum, postId);
    expect((await firstOn('depression')).text).toBe('A quiet thread');
  });

  it('moves nothing while the answer waits for a person', async () => {
    const { threadId } = await threadOf(forum, ana, { title: 'A thread of nights', body: 'Hello.' });
    await threadOf(forum, ana, { title: 'Another thread', body: 'Hello.' });
    const { postId } = await reply(forum, ben, threadId, CRISIS.me);
    expect(await settled(forum, postId)).toEqual(['held']);
    expect((await firstOn('depression')).text).toBe('Another thread');
  });

  it('gives places without gaps, in the order in which answers go up', async () => {
    const { threadId } = await threadOf(forum, ana);
    const sent = await Promise.all(
      ['One.', 'Two.', 'Three.', 'Four.'].map((body) => reply(forum, ben, threadId, body)),
    );
    for (const { postId } of sent) await settled(forum, postId);
    const rows = await forum.sql<{ position: number }>(
      'select position from posts where thread_id = $1 order by position',
      [threadId],
    );
    expect(rows.map((row) => row.position)).toEqual([1, 2, 3, 4, 5]);
  });

  it('makes one answer of a form that is sent twice', async () => {
    const { threadId } = await threadOf(forum, ana);
    const fields = { ...(await ben.hiddenFields(`/threads/${threadId}`, ['body'])), body: 'Once is enough.' };
    const answers = await Promise.all([1, 2, 3].map(() => ben.post(`/threads/${threadId}/posts`, fields)));
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1);
    expect(await forum.sql('select from posts where thread_id = $1', [threadId])).toHaveLength(2);
  });

  it('shows an empty answer again, and an over-long one with all its words', async () => {
    const { threadId } = await threadOf(forum, ana);
    const empty = await ben.send(`/threads/${threadId}`, { body: '  ' });
    expect([empty.status, empty.text]).toEqual([
      422,
      expect.stringContaining('There are no words here yet.'),
    ]);
    const long = await ben.send(`/threads/${threadId}`, { body: 'w'.repeat(10_001) });
    expect(long.status).toBe(422);
    expect(textArea(long)).toHaveLength(10_001);
  });

  it('takes no title', async () => {
    const { threadId } = await threadOf(forum, ana);
    const fields = {
      ...(await ben.hiddenFields(`/threads/${threadId}`, ['body'])),
      title: 'Mine',
      body: 'Hello.',
    };
    expect((await ben.post(`/threads/${threadId}/posts`, fields)).status).toBe(400);
  });
});

describe('answering with a quote', () => {
  it('begins with the words of the post and the name, each line marked', async () => {
    const { threadId, postId } = await threadOf(forum, ana, {
      title: 'Two lines',
      body: 'The first line.\n\nThe *last* line.',
    });
    const form = await ben.open(`/threads/${threadId}/posts/new?quote=${postId}`);
    expect(form.page.querySelector('h1')?.text).toBe('Answer Ana');
    expect(textArea(form)).toBe('> Ana wrote:\n> The first line.\n> \n> The *last* line.\n\n');
  });

  it('leaves out what the post quoted itself', async () => {
    const { threadId } = await threadOf(forum, ana);
    const { postId } = await reply(forum, ben, threadId, '> Ana wrote:\n> The kettle is on.\n\nMine too.');
    await settled(forum, postId);
    expect(textArea(await ana.open(`/threads/${threadId}/posts/new?quote=${postId}`))).toBe(
      '> Ben wrote:\n> Mine too.\n\n',
    );
  });

  it('cuts a long post, and never through an emoji', async () => {
    const { threadId, postId } = await threadOf(forum, ana, { title: 'Long', body: '🕯'.repeat(700) });
    expect(textArea(await ben.open(`/threads/${threadId}/posts/new?quote=${postId}`))).toBe(
      `> Ana wrote:\n> ${'🕯'.repeat(600)}\n\n`,
    );
  });

  it('is published as a quote', async () => {
    const { threadId, postId } = await threadOf(forum, ana);
    const form = `/threads/${threadId}/posts/new?quote=${postId}`;
    const quote = textArea(await ben.open(form));
    const answer = await ben.send(form, { body: `${quote}Mine too.` });
    const id = answer.location?.split('/').at(-1) ?? '';
    await settled(forum, id);
    const post = (await forum.guest().open(`/threads/${threadId}`)).page.querySelector(`#post-${id} .prose`);
    expect(post?.querySelector('blockquote')?.structuredText).toBe('Ana wrote:\nThe kettle is on.');
  });

  it('quotes nothing of another thread, and nothing that is not up', async () => {
    const { threadId } = await threadOf(forum, ana);
    const elsewhere = await threadOf(forum, ana, { title: 'Elsewhere', body: 'Words from elsewhere.' });
    const held = await reply(forum, ana, threadId, CRISIS.me);
    await settled(forum, held.postId);
    for (const id of [elsewhere.postId, held.postId, randomUUID(), 'nonsense', ''])
      expect(textArea(await ben.open(`/threads/${threadId}/posts/new?quote=${id}`))).toBe('');
  });
});

describe('a thread that takes no answers', () => {
  it('does not exist for others while its opening post is not up', async () => {
    const held = await openThread(forum, ana, { title: 'In the night', body: CRISIS.me });
    await settled(forum, held.postId);
    const path = `/threads/${held.threadId}/posts`;
    for (const who of [ben, forum.guest()]) {
      expect((await who.get(`${path}/new`)).status).toBe(404);
      const token = await tokenFor(who);
      expect((await who.post(path, { _csrf: token, key: randomUUID(), body: 'Hello?' })).status).toBe(404);
    }
    expect(await forum.sql('select from posts where thread_id = $1', [held.threadId])).toHaveLength(1);
  });

  it('does not exist at all for an unknown or impossible id', async () => {
    const token = await tokenFor(ben);
    for (const id of [randomUUID(), 'nonsense', '%27'])
      expect(
        (await ben.post(`/threads/${id}/posts`, { _csrf: token, key: randomUUID(), body: 'Hello.' })).status,
      ).toBe(404);
  });

  it('is locked: the words are kept on the page that says so', async () => {
    const { threadId } = await threadOf(forum, ana);
    const fields = {
      ...(await ben.hiddenFields(`/threads/${threadId}`, ['body'])),
      body: 'Just a moment too late.',
    };
    await forum.sql(`update threads set state = 'locked' where id = $1`, [threadId]);
    const answer = await ben.post(`/threads/${threadId}/posts`, fields);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('This thread is closed');
    expect(answer.page.querySelector('#kept-words')?.text.trim()).toBe('Just a moment too late.');
    expect((await ben.get(`/threads/${threadId}/posts/new`)).status).toBe(409);
    expect(await forum.sql('select from posts where thread_id = $1', [threadId])).toHaveLength(1);
  });

  it('is locked: it can be read, without a form and without links to answer', async () => {
    const { threadId } = await threadOf(forum, ana);
    await forum.sql(`update threads set state = 'locked' where id = $1`, [threadId]);
    for (const who of [ben, forum.guest()]) {
      const page = await who.open(`/threads/${threadId}`);
      expect(page.text).toContain('The kettle is on.');
      expect(page.text).toContain('This thread is closed.');
      expect(page.page.querySelectorAll('textarea, a[href*="posts/new"]')).toHaveLength(0);
    }
  });
});

it('keeps what a guest answers, and puts nothing up', async () => {
  const { threadId } = await threadOf(forum, ana);
  const guest = forum.guest();
  const answer = await guest.send(`/threads/${threadId}/posts/new`, { body: 'I have no name yet.' });
  expect(answer.status).toBe(200);
  expect(answer.text).toContain('Your words are kept');
  expect(await forum.sql('select from drafts')).toHaveLength(1);
  expect(await forum.sql('select from posts where thread_id = $1', [threadId])).toHaveLength(1);
});

it('answers the last page of a long thread, at its end', async () => {
  const { threadId } = await threadOf(forum, ana);
  for (let number = 2; number <= 25; number++) await published(forum, threadId, 'Ben', `Number ${number}.`);
  const { postId } = await reply(forum, ana, threadId, 'And that makes one more.');
  expect(await settled(forum, postId)).toEqual(['published']);
  const page = await ana.get(`/posts/${postId}`);
  expect(page.location).toBe(`/threads/${threadId}?after=20#post-${postId}`);
  expect(postsOn(await ana.follow(page)).at(-1)).toBe('And that makes one more.');
  expect(await statesOf(forum, postId)).toEqual(['published']);
});

async function tokenFor(who: Visitor): Promise<string> {
  return (await who.hiddenFields('/boards/depression/threads/new', ['title']))._csrf ?? '';
}

async function firstOn(board: string): Promise<{ text: string }> {
  const page = await forum.guest().open(`/boards/${board}`);
  return page.page.querySelector('.thread-title') ?? { text: '' };
}

function postsOn(answer: Answer): string[] {
  return answer.page.querySelectorAll('.post .prose').map((post) => post.text.trim());
}

function names(answer: Answer): string[] {
  return answer.page.querySelectorAll('.post .name').map((name) => name.text);
}

// A browser drops the line end that begins a text area.
function textArea(answer: Answer): string {
  return answer.page.querySelector('textarea[name=body]')?.text.replace(/^\n/, '') ?? '';
}
