import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Text } from '../database/hands.js';
import {
  claimAndDecide,
  type Desk,
  heldThread,
  MO,
  press,
  replyUp,
  startDesk,
  stateOf,
  takeDown,
  threadUp,
} from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk(true);
});
afterAll(() => desk.stop());

const REASON = 'It named a person. “Please” leave that out.';
const FIELDS = { guideline: 'respect-privacy', reason: REASON };

describe('taking a post down', () => {
  it('leaves a quiet line in its place, for readers, and the answers', async () => {
    const thread = await threadUp(desk);
    const reply = await replyUp(desk, thread, 'Zanzibar is a name.', 'Ana');
    await replyUp(desk, thread, 'An answer to it.');
    const answer = await takeDown(desk.mo, reply, FIELDS);
    expect([answer.status, answer.location]).toEqual([303, `/posts/${reply.postId}`]);
    expect(await stateOf(desk, reply)).toBe('removed');
    for (const reader of [desk.ben, desk.guest(), desk.mo]) {
      const page = await reader.open(`/threads/${thread.threadId}`);
      expect(page.page.querySelectorAll('article.post')).toHaveLength(3);
      const place = page.page.querySelector(`#post-${reply.postId}`);
      expect(place?.text.trim()).toBe('This post was taken down.');
      expect(place?.toString()).not.toContain('Ana');
      expect(page.html).not.toContain('Zanzibar');
      expect(page.text).toContain('An answer to it.');
    }
  });

  it('of an opening post takes its title from every page', async () => {
    const thread = await threadUp(desk, { title: 'Zanzibar calls', board: 'anxiety' });
    await replyUp(desk, thread, 'An answer to it.');
    await takeDown(desk.mo, thread, FIELDS);
    for (const path of ['/boards/anxiety', `/threads/${thread.threadId}`]) {
      const page = await desk.ben.open(path);
      expect(page.status).toBe(200);
      expect(page.html).not.toContain('Zanzibar');
    }
    expect((await desk.ben.open(`/threads/${thread.threadId}`)).text).toContain('An answer to it.');
  });

  it('is recorded with its guideline, its words apart, and tells the author', async () => {
    const thread = await threadUp(desk);
    await takeDown(desk.mo, thread, FIELDS);
    const found = await desk.sql(
      `select d.outcome, d.guideline, s.name as by, w.reason, w.note, n.kind, a.name as to
       from decisions d
       join personas s on s.member_id = d.staff_id
       join decision_texts w on w.decision_id = d.id
       join notices n on n.decision_id = d.id
       join personas a on a.id = n.persona_id
       where d.revision_id = $1`,
      [thread.id],
    );
    const row = { outcome: 'remove', guideline: 'respect-privacy', by: MO, reason: REASON, note: null };
    expect(found).toEqual([{ ...row, kind: 'removed', to: 'Ana' }]);
    expect(await desk.sql('select from claims where revision_id = $1', [thread.id])).toEqual([]);
  });

  it('tells its author why, on its page and in the notices, and how to go on', async () => {
    const thread = await threadUp(desk, { body: 'My own words.' });
    await takeDown(desk.mo, thread, FIELDS);
    const page = await desk.ana.open(`/posts/${thread.postId}`);
    expect(page.page.querySelector('h1')?.text).toBe('Your post was taken down');
    expect(page.page.querySelector('.letter')?.textContent).toBe(REASON);
    expect(page.page.querySelector('main a[href="/guidelines#respect-privacy"]')).not.toBeNull();
    expect(page.text).toContain('My own words.');
    expect(page.page.querySelector(`a[href="/posts/${thread.postId}/edit"]`)).not.toBeNull();
    const letter = (await desk.ana.open('/notices')).page.querySelector('article.notice');
    expect(letter?.text).toContain('A post of yours was taken down');
    expect(letter?.querySelector('.letter')?.textContent).toBe(REASON);
  });

  it('shows the moderator what it is about first', async () => {
    const thread = await threadUp(desk, { body: 'The very words.' });
    const page = await desk.mo.open(`/posts/${thread.postId}/removal`);
    expect(page.page.querySelector('.prose')?.text).toContain('The very words.');
    expect(page.text).toContain('Ana');
  });
});

describe('new words after a removal', () => {
  async function changed(post: Text, body: string): Promise<string> {
    const words = { title: 'Calmer', body };
    await desk.ana.send(`/posts/${post.postId}/edit`, words, `/posts/${post.postId}/revisions`);
    const settled = async () => {
      const [newest] = await desk.sql<{ id: string; state: string }>(
        'select id, state from revisions where post_id = $1 order by number desc limit 1',
        [post.postId],
      );
      return newest!;
    };
    await expect.poll(async () => (await settled()).state, { timeout: 20_000 }).not.toBe('pending');
    return (await settled()).id;
  }

  it('wait for a person, though the screen sees nothing in them', async () => {
    const thread = await threadUp(desk);
    await takeDown(desk.mo, thread, FIELDS);
    const id = await changed(thread, 'It rained all day, and I read a book.');
    expect(await stateOf(desk, { id })).toBe('held');
    const verdicts = await desk.sql('select tier, why from verdicts where revision_id = $1', [id]);
    expect(verdicts).toEqual([{ tier: 'none', why: 'after_removal' }]);
    expect((await desk.ana.open(`/posts/${thread.postId}`)).text).toContain(
      'This post was taken down before, so a person reads the new words first.',
    );
    expect((await desk.ben.open(`/threads/${thread.threadId}`)).html).not.toContain('I read a book');
    await claimAndDecide(desk.lea, { id }, { outcome: 'publish' });
    expect((await desk.ben.open(`/threads/${thread.threadId}`)).text).toContain('I read a book');
  });

  it('wait again when they were sent back', async () => {
    const thread = await threadUp(desk);
    await takeDown(desk.mo, thread, FIELDS);
    const first = await changed(thread, 'It rained all day, and I read a book.');
    await claimAndDecide(desk.lea, { id: first }, { outcome: 'return', reason: 'Nearly.' });
    const second = await changed(thread, 'It rained all day, and I read a long book.');
    expect(await stateOf(desk, { id: second })).toBe('held');
  });
});

describe('a removal of words that changed meanwhile', () => {
  it('shows the new ones first, and keeps what the moderator wrote', async () => {
    const thread = await threadUp(desk);
    const asked = await desk.mo.hiddenFields(`/posts/${thread.postId}/removal`, ['reason']);
    await desk.ana.send(`/posts/${thread.postId}/edit`, { title: 'Mended', body: 'Kinder words.' });
    await vi.waitFor(async () =>
      expect((await desk.ana.open(`/posts/${thread.postId}`)).text).toContain('Kinder words.'),
    );
    const answer = await desk.mo.post(`/posts/${thread.postId}/removal`, { ...asked, ...FIELDS });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('wrote it anew');
    expect(answer.text).toContain('Kinder words.');
    expect(answer.page.querySelector('#reason')?.textContent).toContain(FIELDS.reason);
  });
});

describe('a removal that is refused', () => {
  it.each([
    ['a guideline', { guideline: '', reason: REASON }, 'Please choose the guideline it is about.'],
    [
      'a known guideline',
      { guideline: 'be-nice', reason: REASON },
      'Please choose the guideline it is about.',
    ],
    ['a reason', { guideline: 'kindness', reason: '  ' }, 'Please write a reason.'],
    ['an end', { guideline: 'kindness', reason: 'x'.repeat(5001) }, 'That is a long letter.'],
  ])('for want of %s shows what was written', async (_, fields, says) => {
    const thread = await threadUp(desk);
    const answer = await takeDown(desk.mo, thread, fields);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(says);
    expect(answer.page.querySelector('#reason')?.textContent.trim()).toBe(fields.reason.trim());
    expect(await stateOf(desk, thread)).toBe('published');
    expect(await desk.sql('select from decisions where revision_id = $1', [thread.id])).toEqual([]);
  });

  it('for a post of one’s own leaves it up, and no claim behind', async () => {
    const thread = await threadUp(desk, {}, MO);
    const page = await desk.mo.open(`/threads/${thread.threadId}`);
    expect(page.page.querySelector(`a[href="/posts/${thread.postId}/removal"]`)).toBeNull();
    const answer = await press(desk.mo, `/posts/${thread.postId}/removal`, {
      ...FIELDS,
      revision: thread.id,
    });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('This one is yours');
    expect(await stateOf(desk, thread)).toBe('published');
    expect(await desk.sql('select from claims where revision_id = $1', [thread.id])).toEqual([]);
    expect(await desk.sql('select from decisions where revision_id = $1', [thread.id])).toEqual([]);
  });

  it('for a post that is not up, or not there, is not found', async () => {
    const held = await heldThread(desk);
    for (const id of [held.postId, randomUUID(), 'not-an-id']) {
      expect((await desk.mo.open(`/posts/${id}/removal`)).status).toBe(404);
      expect((await press(desk.mo, `/posts/${id}/removal`, FIELDS)).status).toBe(404);
    }
    expect(await stateOf(desk, held)).toBe('held');
  });

  it('because someone was a moment faster says who', async () => {
    const thread = await threadUp(desk);
    await takeDown(desk.mo, thread, FIELDS);
    const answer = await press(desk.lea, `/posts/${thread.postId}/removal`, FIELDS);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain(MO);
    expect(await desk.sql('select from decisions where revision_id = $1', [thread.id])).toHaveLength(1);
  });
});
