import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { CRISIS, edit, openThread, reply, settled, statesOf, threadOf } from '../support/people.js';
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

describe('editing', () => {
  it('begins with the words as they are', async () => {
    const { postId } = await threadOf(forum, ana, { title: 'As it is', body: 'One & <two>.' });
    const form = await ana.open(`/posts/${postId}/edit`);
    expect(form.page.querySelector('#title')?.getAttribute('value')).toBe('As it is');
    expect(form.page.querySelector('#body')?.text.trim()).toBe('One & <two>.');
  });

  it('puts the new words in the place of the old, with a mark that says so', async () => {
    const { threadId, postId } = await threadOf(forum, ana, { title: 'Old title', body: 'Old words.' });
    expect((await guestSees(threadId)).text).not.toContain('edited');
    await edit(forum, ana, postId, { title: 'New title', body: 'New words.' });
    expect(await settled(forum, postId)).toEqual(['superseded', 'published']);
    const thread = await guestSees(threadId);
    expect(thread.page.querySelector('h1')?.text).toBe('New title');
    expect(thread.text).toContain('New words.');
    expect(thread.text).not.toContain('Old words.');
    expect(thread.page.querySelector('.post-head')?.text).toContain('edited');
    expect((await forum.guest().open('/boards/depression')).text).toContain('New title');
  });

  it('leaves the post in its place and moves no thread', async () => {
    const { threadId, postId } = await threadOf(forum, ana);
    const place = () =>
      forum.sql(
        'select t.activity, t.last_position, p.position, p.published_at from threads t join posts p on p.thread_id = t.id where t.id = $1',
        [threadId],
      );
    const before = await place();
    await edit(forum, ana, postId, { title: 'Rain again', body: 'The kettle is off.' });
    await settled(forum, postId);
    expect(await place()).toEqual(before);
  });

  it('leads back to the post', async () => {
    const { postId } = await threadOf(forum, ana);
    const changed = await edit(forum, ana, postId, { title: 'Rain again', body: 'Milk, too.' });
    expect([changed.answer.status, changed.answer.location]).toEqual([303, `/posts/${postId}`]);
  });

  it('shows what cannot be used again, with the words, and leaves the post as it was', async () => {
    const { postId } = await threadOf(forum, ana);
    const empty = await ana.send(`/posts/${postId}/edit`, { title: 'Kept title', body: ' ' });
    expect([empty.status, empty.text]).toEqual([
      422,
      expect.stringContaining('There are no words here yet.'),
    ]);
    expect(empty.page.querySelector('#title')?.getAttribute('value')).toBe('Kept title');
    const long = await ana.send(`/posts/${postId}/edit`, { title: 't'.repeat(121), body: 'Words.' });
    expect([long.status, long.text]).toEqual([422, expect.stringContaining('The title is too long.')]);
    expect(await statesOf(forum, postId)).toEqual(['published']);
  });

  it('gives a reply no title', async () => {
    const { threadId } = await threadOf(forum, ana);
    const { postId } = await reply(forum, ben, threadId, 'Hello.');
    await settled(forum, postId);
    expect((await ben.open(`/posts/${postId}/edit`)).page.querySelector('#title')).toBeNull();
    const fields = {
      ...(await ben.hiddenFields(`/posts/${postId}/edit`, ['body'])),
      title: 'Mine',
      body: 'Hello.',
    };
    expect((await ben.post(`/posts/${postId}/revisions`, fields)).status).toBe(400);
  });

  it('makes one text of a form that is sent twice', async () => {
    const { postId } = await threadOf(forum, ana);
    const fields = {
      ...(await ana.hiddenFields(`/posts/${postId}/edit`, ['body'])),
      title: 'Twice',
      body: 'Once.',
    };
    const answers = await Promise.all([1, 2, 3].map(() => ana.post(`/posts/${postId}/revisions`, fields)));
    expect(answers.map(({ location }) => location)).toEqual(Array(3).fill(`/posts/${postId}`));
    expect(await settled(forum, postId)).toEqual(['superseded', 'published']);
  });
});

describe('a change that waits', () => {
  it('lets the old words stand until it is cleared', async () => {
    const { threadId, postId } = await threadOf(forum, ana, {
      title: 'Stays up',
      body: 'The words from before.',
    });
    await forum.stopWorker();
    const { page } = await edit(forum, ana, postId, { title: 'Not up yet', body: 'The words from after.' });
    expect(page.text).toContain('Your words have arrived');
    expect(page.text).toContain('others see what you wrote before');
    for (const who of [forum.guest(), ben]) {
      const thread = await who.open(`/threads/${threadId}`);
      expect(thread.text).toContain('The words from before.');
      expect(thread.html).not.toMatch(/Not up yet|from after/);
      expect((await who.open('/boards/depression')).html).not.toContain('Not up yet');
    }
    await forum.startWorker();
    await settled(forum, postId);
    expect((await guestSees(threadId)).text).toContain('The words from after.');
  });

  it('is shown to its author below the thread, as a change', async () => {
    const { threadId, postId } = await threadOf(forum, ana);
    await edit(forum, ana, postId, { title: 'Rain again', body: CRISIS.me });
    await settled(forum, postId);
    const own = (await ana.open(`/threads/${threadId}`)).page.querySelector('.own');
    expect(own?.text).toContain(CRISIS.me);
    expect(own?.text).toContain('What you wrote before stays up until then');
    expect((await ben.open(`/threads/${threadId}`)).page.querySelector('.own')).toBeNull();
  });

  it('is held when it sounds like a crisis: help first, the old words stay', async () => {
    const { threadId, postId } = await threadOf(forum, ana);
    const { page } = await edit(forum, ana, postId, { title: 'Rain again', body: CRISIS.me });
    expect(page.page.querySelector('main')?.children[0]?.classNames).toContain('first');
    expect(await settled(forum, postId)).toEqual(['published', 'held']);
    const thread = await guestSees(threadId);
    expect(thread.text).toContain('The kettle is on.');
    expect(thread.html).not.toContain('kill myself');
    expect(await noticesOf('Ana', postId)).toEqual(['held']);
  });

  it('is held for its title as well', async () => {
    const { threadId, postId } = await threadOf(forum, ana);
    await edit(forum, ana, postId, { title: 'I am going to kill myself tonight', body: 'The kettle is on.' });
    expect(await settled(forum, postId)).toEqual(['published', 'held']);
    expect((await guestSees(threadId)).page.querySelector('h1')?.text).toBe('Rain again');
  });

  it('is replaced by the next one', async () => {
    const { threadId, postId } = await threadOf(forum, ana);
    await edit(forum, ana, postId, { title: 'Rain again', body: CRISIS.me });
    await settled(forum, postId);
    await edit(forum, ana, postId, { title: 'Rain again', body: 'I called someone. I am safe.' });
    expect(await settled(forum, postId)).toEqual(['superseded', 'superseded', 'published']);
    expect((await guestSees(threadId)).text).toContain('I called someone.');
  });

  it('is replaced before its verdict as well, and never goes up afterwards', async () => {
    const { threadId, postId } = await threadOf(forum, ana);
    await forum.stopWorker();
    await edit(forum, ana, postId, { title: 'Rain again', body: 'The second words.' });
    await edit(forum, ana, postId, { title: 'Rain again', body: 'The third words.' });
    expect(await statesOf(forum, postId)).toEqual(['published', 'superseded', 'pending']);
    await forum.startWorker();
    expect(await settled(forum, postId)).toEqual(['superseded', 'superseded', 'published']);
    expect((await guestSees(threadId)).text).toContain('The third words.');
  });

  it('begins, the next time, from the words that were sent last', async () => {
    const { postId } = await threadOf(forum, ana);
    await edit(forum, ana, postId, { title: 'Rain again', body: CRISIS.me });
    await settled(forum, postId);
    expect((await ana.open(`/posts/${postId}/edit`)).page.querySelector('#body')?.text.trim()).toBe(
      CRISIS.me,
    );
  });
});

describe('a post that was never up', () => {
  it('goes up with its next text, in the place it gets then', async () => {
    const { threadId } = await threadOf(forum, ana);
    const held = await reply(forum, ben, threadId, CRISIS.me);
    await settled(forum, held.postId);
    const faster = await reply(forum, ana, threadId, 'In between.');
    await settled(forum, faster.postId);
    await edit(forum, ben, held.postId, { body: 'It was a hard night.' });
    expect(await settled(forum, held.postId)).toEqual(['superseded', 'published']);
    const thread = await guestSees(threadId);
    const texts = thread.page.querySelectorAll('.post .prose').map((post) => post.text.trim());
    expect(texts).toEqual(['The kettle is on.', 'In between.', 'It was a hard night.']);
    expect(thread.text).not.toContain('edited');
  });

  it('opens its thread with its next text', async () => {
    const held = await openThread(forum, ana, { title: 'Held', body: CRISIS.me });
    await settled(forum, held.postId);
    await edit(forum, ana, held.postId, { title: 'A calmer night', body: 'I slept a little.' });
    await settled(forum, held.postId);
    expect((await guestSees(held.threadId)).page.querySelector('h1')?.text).toBe('A calmer night');
  });
});

describe("another's post", () => {
  it('does not exist for who would change it: the form is not shown, and not taken', async () => {
    const { postId } = await threadOf(forum, ana);
    const { _csrf } = await ben.hiddenFields('/boards/depression/threads/new', ['title']);
    expect((await ben.get(`/posts/${postId}/edit`)).status).toBe(404);
    const fields = { _csrf: _csrf ?? '', key: randomUUID(), title: 'Mine now', body: 'Mine now.' };
    const answer = await ben.post(`/posts/${postId}/revisions`, fields);
    expect(answer.status).toBe(404);
    expect(await statesOf(forum, postId)).toEqual(['published']);
  });

  it('is not changed by a moderator either', async () => {
    const { postId } = await threadOf(forum, ana);
    const mo = await forum.person('Moe', 'moderator');
    expect((await mo.get(`/posts/${postId}/edit`)).status).toBe(404);
  });

  it('leads a guest to the way in', async () => {
    const { postId } = await threadOf(forum, ana);
    const answer = await forum.guest().get(`/posts/${postId}/edit`);
    expect([answer.status, answer.location]).toEqual([
      303,
      `/sign-in?next=${encodeURIComponent(`/posts/${postId}/edit`)}`,
    ]);
  });

  it('offers no links to change it', async () => {
    const { threadId } = await threadOf(forum, ana);
    expect((await ana.open(`/threads/${threadId}`)).html).toMatch(/\/posts\/[0-9a-f-]{36}\/edit/);
    for (const who of [ben, forum.guest()])
      expect((await who.open(`/threads/${threadId}`)).html).not.toMatch(/\/edit|\/withdrawal/);
  });
});

it.each([randomUUID(), 'nonsense', '%00', '1'])('knows no post %s', async (id) => {
  expect((await ana.get(`/posts/${id}/edit`)).status).toBe(404);
});

async function guestSees(threadId: string): Promise<Answer> {
  return forum.guest().open(`/threads/${threadId}`);
}

async function noticesOf(name: string, postId: string): Promise<string[]> {
  const rows = await forum.sql<{ kind: string }>(
    'select n.kind from notices n join personas p on p.id = n.persona_id where p.name = $1 and n.post_id = $2',
    [name, postId],
  );
  return rows.map(({ kind }) => kind);
}
