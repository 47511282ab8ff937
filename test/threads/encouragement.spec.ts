import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { CONCERN, edit, openThread, reply, settled, threadOf } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';

let forum: Forum;
let ana: Visitor;
let ben: Visitor;
beforeAll(async () => {
  forum = await startForum();
  ana = await forum.person('Ana');
  ben = await forum.person('Ben');
});
afterAll(() => forum.stop());

const CHEER = 'I support your decision, be brave.';

describe('a cheer', () => {
  it('is held below somebody who has lost all hope', async () => {
    const { threadId } = await threadOf(forum, ana, { title: 'Tired', body: CONCERN });
    const { postId } = await reply(forum, ben, threadId, CHEER);
    expect(await settled(forum, postId)).toEqual(['held']);
    expect(await categoriesOf(postId)).toContain('encouragement');
  });

  it('is answered with help at once, before its verdict', async () => {
    const { threadId } = await threadOf(forum, ana, { title: 'Tired', body: CONCERN });
    const { page, postId } = await reply(forum, ben, threadId, CHEER);
    expect(page.page.querySelector('main')?.children[0]?.classNames).toContain('first');
    await settled(forum, postId);
  });

  it('goes up below anything else', async () => {
    const { threadId } = await threadOf(forum, ana, { title: 'A new job', body: 'I start on Monday.' });
    const { postId } = await reply(forum, ben, threadId, CHEER);
    expect(await settled(forum, postId)).toEqual(['published']);
    expect(await categoriesOf(postId)).not.toContain('encouragement');
  });

  it('opens a thread like any other words', async () => {
    const { postId } = await openThread(forum, ben, { title: 'For my sister', body: CHEER });
    expect(await settled(forum, postId)).toEqual(['published']);
  });

  it('is held below a reply that has lost all hope', async () => {
    const { threadId } = await threadOf(forum, ana, { title: 'A new job', body: 'I start on Monday.' });
    await settled(forum, (await reply(forum, ana, threadId, CONCERN)).postId);
    const { postId } = await reply(forum, ben, threadId, CHEER);
    expect(await settled(forum, postId)).toEqual(['held']);
  });

  it('goes up once five others stand between', async () => {
    const { threadId } = await threadOf(forum, ana, { title: 'A new job', body: 'I start on Monday.' });
    await settled(forum, (await reply(forum, ana, threadId, CONCERN)).postId);
    for (const body of ['One.', 'Two.', 'Three.', 'Four.', 'Five.'])
      await settled(forum, (await reply(forum, ana, threadId, body)).postId);
    const { postId } = await reply(forum, ben, threadId, CHEER);
    expect(await settled(forum, postId)).toEqual(['published']);
  });

  it('answers what its author changed the words to', async () => {
    const thread = await threadOf(forum, ana, { title: 'Tired', body: CONCERN });
    await edit(forum, ana, thread.postId, { title: 'Better', body: 'I slept, and I start on Monday.' });
    await settled(forum, thread.postId);
    const { postId } = await reply(forum, ben, thread.threadId, CHEER);
    expect(await settled(forum, postId)).toEqual(['published']);
  });

  it('answers nothing that was written below it', async () => {
    const { threadId } = await threadOf(forum, ana, { title: 'A new job', body: 'I start on Monday.' });
    const first = await reply(forum, ben, threadId, 'Good morning.');
    await settled(forum, first.postId);
    await settled(forum, (await reply(forum, ana, threadId, CONCERN)).postId);
    await edit(forum, ben, first.postId, { body: CHEER });
    expect(await settled(forum, first.postId)).toEqual(['superseded', 'published']);
  });
});

async function categoriesOf(postId: string): Promise<string[]> {
  const rows = await forum.sql<{ categories: string[] }>(
    'select v.categories from verdicts v join revisions r on r.id = v.revision_id where r.post_id = $1',
    [postId],
  );
  return rows.flatMap(({ categories }) => categories);
}
