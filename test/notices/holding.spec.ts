import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, startDesk } from '../reviews/desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk(true);
});
afterAll(() => desk.stop());

async function write(title: string, body: string): Promise<string> {
  const sent = await desk.ana.send('/boards/depression/threads/new', { title, body });
  const postId = /^\/posts\/([0-9a-f-]{36})$/.exec(sent.location ?? '')?.[1];
  if (!postId) throw new Error(`Not sent: ${sent.status}`);
  const state = async () =>
    (await desk.sql<{ state: string }>('select state from revisions where post_id = $1', [postId]))[0]?.state;
  await expect.poll(state, { timeout: 20_000 }).not.toBe('pending');
  return postId;
}

const noticesAbout = (postId: string) =>
  desk.sql(
    `select n.kind, p.name as to from notices n join personas p on p.id = n.persona_id where post_id = $1`,
    [postId],
  );

describe('a text that is held', () => {
  it('tells its author once that it is kept and waits for a person', async () => {
    const postId = await write('Tonight', 'I want to kill myself tonight.');
    expect(await noticesAbout(postId)).toEqual([{ kind: 'held', to: 'Ana' }]);
    const page = await desk.ana.open('/notices');
    const letter = page.page.querySelector('article.notice');
    expect(letter?.querySelector('h2')?.text).toBe('We have your words');
    expect(letter?.querySelector('a[href^="/posts/"]')?.getAttribute('href')).toBe(`/posts/${postId}`);
    expect((await desk.ben.open('/notices')).page.querySelectorAll('article.notice')).toHaveLength(0);
  });

  it('waits in the queue with what the screen saw, until a person puts it up', async () => {
    const postId = await write('Goodbye', 'I want to kill myself tonight, and nobody would mind.');
    const queue = await desk.mo.open('/reviews');
    const link = queue.page
      .querySelectorAll('a[href^="/reviews/"]')
      .find((found) => found.text === 'Goodbye');
    const review = await desk.mo.open(link?.getAttribute('href') ?? '');
    expect(
      review.page
        .querySelectorAll('section .own-text mark')
        .map((mark) => mark.text)
        .join(' '),
    ).toMatch(/kill myself/);
    const [post] = await desk.sql<{ thread_id: string }>('select thread_id from posts where id = $1', [
      postId,
    ]);
    expect((await desk.ben.open(`/threads/${post?.thread_id}`)).status).toBe(404);
    const action = link?.getAttribute('href') ?? '';
    await desk.mo.send(action, {}, `${action}/claim`);
    await desk.mo.send(action, { outcome: 'publish', guideline: '', reason: '' }, `${action}/decision`);
    expect((await desk.ben.open(`/threads/${post?.thread_id}`)).text).toContain('nobody would mind');
  });
});

describe('a text that goes straight up', () => {
  it('sends no notice', async () => {
    const postId = await write('Rain again', 'It rained all day, and I read a book.');
    expect(await noticesAbout(postId)).toEqual([]);
  });
});
