import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

describe('withdrawing', () => {
  it('asks first, and shows the words that it is about', async () => {
    const { postId } = await threadOf(forum, ana);
    const page = await ana.open(`/posts/${postId}/withdrawal`);
    expect(page.text).toContain('Take back what you wrote?');
    expect(page.text).toContain('The kettle is on.');
    expect(await statesOf(forum, postId)).toEqual(['published']);
  });

  it('leaves a quiet line without name and words; the answers stay', async () => {
    const { threadId } = await threadOf(forum, ana, { title: 'About a walk', body: 'We went far.' });
    const first = await reply(forum, ben, threadId, 'Words of Ben that go.');
    await settled(forum, first.postId);
    const second = await reply(forum, ana, threadId, 'Words of Ana that stay.');
    await settled(forum, second.postId);
    await withdraw(ben, first.postId);
    const thread = await forum.guest().open(`/threads/${threadId}`);
    const posts = thread.page.querySelectorAll('.post').map((post) => post.text.replace(/\s+/g, ' ').trim());
    expect(posts[1]).toBe('This post was withdrawn by its author.');
    expect(thread.html).not.toMatch(/Ben/);
    expect(thread.text).toContain('Words of Ana that stay.');
    expect(thread.page.querySelector(`#post-${first.postId}`)).not.toBeNull();
  });

  it('takes the title with the opening post, on the thread and on the board; the answers stay', async () => {
    const thread = await threadOf(forum, ana, { title: 'Quince marmalade', body: 'With elderberries.' });
    const answer = await reply(forum, ben, thread.threadId, 'It tastes of autumn.');
    await settled(forum, answer.postId);
    await withdraw(ana, thread.postId);
    const page = await forum.guest().open(`/threads/${thread.threadId}`);
    expect(page.text).toContain('It tastes of autumn.');
    for (const who of [forum.guest(), ben])
      expect(await everywhere(who, thread)).not.toMatch(/Quince|marmalade|elderberries/);
    expect(page.page.querySelector('.post')?.text).not.toContain('Ana');
  });

  it('leaves a thread that can still be found by words on its board, and by a heading', async () => {
    const { postId, threadId } = await threadOf(forum, ana, { title: 'Gone soon', body: 'Gone soon.' });
    await withdraw(ana, postId);
    const board = await forum.guest().open('/boards/depression');
    const link = board.page.querySelector(`a[href="/threads/${threadId}"]`);
    expect(link?.text.trim()).not.toBe('');
    const heading = (await forum.guest().open(`/threads/${threadId}`)).page.querySelector('h1');
    expect(heading?.text.trim()).not.toBe('');
  });

  it('can be done to words that are being checked: they never go up', async () => {
    await forum.stopWorker();
    const thread = await openThread(forum, ana, { title: 'Second thoughts', body: 'Not after all.' });
    await withdraw(ana, thread.postId);
    await forum.startWorker();
    const later = await openThread(forum, ana, { title: 'Sent later', body: 'Hello.' });
    await settled(forum, later.postId);
    expect(await statesOf(forum, thread.postId)).toEqual(['withdrawn']);
    expect((await ben.get(`/threads/${thread.threadId}`)).status).toBe(404);
    expect(await everywhere(ben, thread)).not.toContain('Second thoughts');
  });

  it('can be done to words that wait for a person', async () => {
    const thread = await openThread(forum, ana, { title: 'Held', body: CRISIS.me });
    await settled(forum, thread.postId);
    const page = await withdraw(ana, thread.postId);
    expect(page.text).toContain('You took this back');
    expect(await statesOf(forum, thread.postId)).toEqual(['withdrawn']);
    const mo = await forum.person('Moe', 'moderator');
    expect((await mo.open('/reviews')).html).not.toContain(thread.postId);
  });

  it('takes back the words that are up and the change that waits, together', async () => {
    const thread = await threadOf(forum, ana, { title: 'Up', body: 'Words that are up.' });
    await edit(forum, ana, thread.postId, { title: 'Up', body: CRISIS.me });
    expect(await settled(forum, thread.postId)).toEqual(['published', 'held']);
    await withdraw(ana, thread.postId);
    expect(await statesOf(forum, thread.postId)).toEqual(['withdrawn', 'withdrawn']);
    expect(await everywhere(ben, thread)).not.toContain('Words that are up.');
  });

  it('changes nothing the second time', async () => {
    const { postId } = await threadOf(forum, ana);
    const fields = await ana.hiddenFields(`/posts/${postId}/withdrawal`);
    const path = `/posts/${postId}/withdrawal`;
    const answers = await Promise.all([ana.post(path, fields), ana.post(path, fields)]);
    expect(answers.map(({ location }) => location)).toEqual([`/posts/${postId}`, `/posts/${postId}`]);
    expect(await statesOf(forum, postId)).toEqual(['withdrawn']);
  });
});

describe('what was withdrawn', () => {
  it('has a page for its author, with the words and no way to change them', async () => {
    const { postId } = await threadOf(forum, ana, { title: 'Mine', body: 'My own words.' });
    const page = await withdraw(ana, postId);
    expect(page.page.querySelector('h1')?.text).toBe('You took this back');
    expect(page.text).toContain('My own words.');
    expect(page.html).not.toMatch(/\/edit"|\/withdrawal"/);
  });

  it('takes no new text, and keeps what was written on the page that says so', async () => {
    const { postId } = await threadOf(forum, ana);
    const fields = {
      ...(await ana.hiddenFields(`/posts/${postId}/edit`, ['body'])),
      title: 'Back',
      body: 'Once more.',
    };
    await withdraw(ana, postId);
    const answer = await ana.post(`/posts/${postId}/revisions`, fields);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('You took these words back');
    expect(answer.text).toContain('Once more.');
    expect((await ana.get(`/posts/${postId}/edit`)).status).toBe(409);
    expect((await ana.get(`/posts/${postId}/withdrawal`)).status).toBe(409);
    expect(await statesOf(forum, postId)).toEqual(['withdrawn']);
  });

  it('is not put up again by anybody: PostgreSQL itself refuses it', async () => {
    const { postId } = await threadOf(forum, ana);
    await withdraw(ana, postId);
    const again = forum.sql(`update revisions set state = 'published' where post_id = $1`, [postId]);
    await expect(again).rejects.toMatchObject({ code: 'HS001' });
    const newText = forum.sql(
      `insert into revisions (post_id, number, body, submission_key) values ($1, 9, 'Back', gen_random_uuid())`,
      [postId],
    );
    await expect(newText).rejects.toMatchObject({ code: 'HS001' });
  });

  it('cannot be quoted', async () => {
    const { threadId, postId } = await threadOf(forum, ana);
    await withdraw(ana, postId);
    const form = await ben.open(`/threads/${threadId}/posts/new?quote=${postId}`);
    expect(form.page.querySelector('textarea')?.text.trim()).toBe('');
  });

  it('keeps its link, which leads to the quiet line', async () => {
    const { threadId } = await threadOf(forum, ana);
    const { postId } = await reply(forum, ben, threadId, 'Hello.');
    await settled(forum, postId);
    await withdraw(ben, postId);
    expect((await forum.guest().get(`/posts/${postId}`)).location).toBe(
      `/threads/${threadId}#post-${postId}`,
    );
  });
});

describe("another's post", () => {
  it.each(['Ben', 'Moe'])('does not exist for %s, who would take it back', async (name) => {
    const { postId } = await threadOf(forum, ana);
    const other = await forum.person(name, name === 'Moe' ? 'moderator' : 'member');
    const { _csrf } = await other.hiddenFields('/boards/depression/threads/new', ['title']);
    expect((await other.get(`/posts/${postId}/withdrawal`)).status).toBe(404);
    expect((await other.post(`/posts/${postId}/withdrawal`, { _csrf: _csrf ?? '' })).status).toBe(404);
    expect(await statesOf(forum, postId)).toEqual(['published']);
  });

  it('cannot be taken back by a guest, or without the token', async () => {
    const { postId } = await threadOf(forum, ana);
    expect((await forum.guest().get(`/posts/${postId}/withdrawal`)).status).toBe(303);
    expect((await ana.post(`/posts/${postId}/withdrawal`, {})).status).toBe(403);
    expect(await statesOf(forum, postId)).toEqual(['published']);
  });

  it('is not there when there is none', async () => {
    expect((await ana.get(`/posts/${randomUUID()}/withdrawal`)).status).toBe(404);
  });
});

it('settles who was first when words are taken back while they go up', async () => {
  const { threadId } = await threadOf(forum, ana);
  const sent = await Promise.all(['a', 'b', 'c', 'd'].map((body) => reply(forum, ben, threadId, body)));
  await Promise.all(sent.map(({ postId }) => withdraw(ben, postId)));
  for (const { postId } of sent)
    await eventually(async () => expect(await statesOf(forum, postId)).toEqual(['withdrawn']));
  const positions = await forum.sql<{ position: number }>(
    'select position from posts where thread_id = $1 and position is not null order by 1',
    [threadId],
  );
  const [thread] = await forum.sql('select last_position from threads where id = $1', [threadId]);
  expect(positions.map((row) => row.position)).toEqual(positions.map((_, at) => at + 1));
  expect(thread?.last_position).toBe(positions.length);
});

async function withdraw(who: Visitor, postId: string): Promise<Answer> {
  return who.sendAndFollow(`/posts/${postId}/withdrawal`, {}, `/posts/${postId}/withdrawal`);
}
