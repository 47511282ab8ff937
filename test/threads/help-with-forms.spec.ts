import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { CRISIS, openThread, reply, settled, threadOf } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';

const NEW = '/boards/depression/threads/new';

let forum: Forum;
let ana: Visitor;
beforeAll(async () => {
  forum = await startForum();
  ana = await forum.person('Ana');
});
afterAll(() => forum.stop());

function helpIsFirst(answer: Answer, words: string): void {
  const main = answer.page.querySelector('main')?.toString() ?? '';
  expect(main.indexOf('first-title')).toBeGreaterThan(-1);
  expect(main.indexOf('first-title')).toBeLessThan(main.indexOf(words.slice(0, 20)));
}

describe('help comes first', () => {
  it.each(['member', 'guest'])('on a form sent back to a %s', async (who) => {
    const visitor = who === 'member' ? ana : forum.guest();
    const answer = await visitor.send(NEW, { title: '', body: CRISIS.me });
    expect(answer.status).toBe(422);
    helpIsFirst(answer, CRISIS.me);
    // What has the focus is what a phone scrolls to.
    expect(answer.page.querySelector('[autofocus]')).toBeNull();
  });

  it('and the list of errors has the focus where nothing else matters more', async () => {
    const answer = await ana.send(NEW, { title: '', body: 'It rained.' });
    expect(answer.page.querySelector('[autofocus]')).not.toBeNull();
  });

  it('on an error page that shows the words', async () => {
    const answer = await ana.post('/boards/depression/threads', { title: 'Now', body: CRISIS.me });
    expect(answer.status).toBe(403);
    helpIsFirst(answer, CRISIS.me);
  });

  it('on the page to change held words, and above the thread they wait in', async () => {
    const up = await threadOf(forum, ana);
    const held = await reply(forum, ana, up.threadId, CRISIS.me);
    expect(await settled(forum, held.postId)).toEqual(['held']);
    helpIsFirst(await ana.open(`/posts/${held.postId}/edit`), CRISIS.me);
    helpIsFirst(await ana.open(`/threads/${up.threadId}`), CRISIS.me);
  });

  it('is not shown to others in that thread', async () => {
    const up = await threadOf(forum, ana);
    await reply(forum, ana, up.threadId, CRISIS.me);
    const page = await (await forum.person('Ben')).open(`/threads/${up.threadId}`);
    expect(page.html).not.toContain('first-title');
  });
});

describe('words that nobody could see', () => {
  it.each(['\u200b', '\u2060\u00ad', '\u2800', '\u3164', '>', '-', '1.', '> \n> '])(
    'do not go up: %j',
    async (body) => {
      const answer = await ana.send(NEW, { title: 'Something', body });
      expect(answer.status).toBe(422);
    },
  );

  it('are no title either', async () => {
    expect((await ana.send(NEW, { title: '\u200b\u2800', body: 'Words.' })).status).toBe(422);
  });
});

describe('after a removal', () => {
  it('nobody is told that others still see the old words', async () => {
    const thread = await openThread(forum, ana, { title: 'Old', body: 'The old words.' });
    const moe = await forum.person('Moe', 'moderator');
    const path = `/posts/${thread.postId}/removal`;
    await moe.send(path, { guideline: 'kindness', reason: 'Please write it more gently.' }, path);
    await ana.send(`/posts/${thread.postId}/edit`, { title: 'New', body: 'The new words.' });
    expect(await settled(forum, thread.postId)).toContain('held');
    const page = await ana.open(`/posts/${thread.postId}`);
    expect(page.text).not.toContain('others see what you wrote before');
  });
});
