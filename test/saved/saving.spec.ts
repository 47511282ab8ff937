import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { choose } from '../folding/people.js';
import { press, send } from '../following/people.js';
import { type Forum, startForum } from '../support/forum.js';
import { edit, openThread, reply, settled, threadOf, type Written } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { wornReplyUp } from '../support/worn.js';

let forum: Forum;
let ana: Visitor, ben: Visitor;
let thread: Written;

beforeAll(async () => {
  forum = await startForum();
  [ana, ben] = [await forum.person('Ana'), await forum.person('Ben')];
});
afterAll(() => forum.stop());
beforeEach(async () => {
  for (const table of ['threads', 'private_papers']) await forum.sql(`delete from ${table}`);
  thread = await threadOf(forum, ana);
});

const save = (who: Visitor, { threadId, postId } = thread) =>
  press(who, `/threads/${threadId}`, `/posts/${postId}/saving`);
const papers = () => forum.sql('select from private_papers');

describe('saving a post', () => {
  it('is one tap, for oneself alone: sealed, and shown as it stands now', async () => {
    expect(await save(ben)).toMatchObject({ status: 303, location: `/posts/${thread.postId}` });
    expect((await ben.open('/saved')).text).toContain('The kettle is on.');
    expect((await ana.open('/saved')).text).toContain('Nothing yet.');
    const [row] = await forum.sql<{ sealed: Buffer }>('select sealed from private_papers');
    expect(row!.sealed.includes(thread.postId)).toBe(false);
    const next = await edit(forum, ana, thread.postId, { title: 'Rain again', body: 'The sun is out.' });
    await settled(forum, next.postId);
    const { text } = await ben.open('/saved');
    expect(text).toContain('The sun is out.');
    expect(text).not.toContain('The kettle is on.');
  });

  it('happens once, and is taken back below the post or in the list', async () => {
    await save(ben);
    await send(ben, `/posts/${thread.postId}/saving`);
    expect((await ben.open('/saved')).page.querySelectorAll('article')).toHaveLength(1);
    await press(ben, `/threads/${thread.threadId}`, `/posts/${thread.postId}/saving/removal`);
    expect(await papers()).toEqual([]);
    await save(ben);
    const let_go = await press(ben, '/saved', `/posts/${thread.postId}/saving/removal`);
    expect(let_go).toMatchObject({ status: 303, location: '/saved' });
    expect((await ben.open('/saved')).text).toContain('Nothing yet.');
  });

  it('leaves a quiet line where the post is gone, without its words, name or thread', async () => {
    await save(ben);
    const answer = await reply(forum, ana, thread.threadId, 'A word that stays.');
    await settled(forum, answer.postId);
    await send(ben, `/posts/${answer.postId}/saving`);
    await ana.send(`/posts/${thread.postId}/withdrawal`, {}, `/posts/${thread.postId}/withdrawal`);
    const { text, page } = await ben.open('/saved');
    expect(text).toContain('A post that you saved is not here any more.');
    expect(text).toContain('A word that stays.');
    expect(text).not.toContain('kettle');
    expect(page.querySelector('.post-gone')!.text).not.toContain('Ana');
    await press(ben, '/saved', `/posts/${thread.postId}/saving/removal`);
    expect((await ben.open('/saved')).text).not.toContain('is not here any more');
  });

  it('folds and hides as everywhere', async () => {
    await save(ben);
    const notes = `/posts/${thread.postId}/notes`;
    await ana.send(notes, { note_grief: 'yes' }, notes);
    await choose(ben, { way_grief: 'hide' });
    expect((await ben.open('/saved')).text).not.toContain('kettle');
    expect((await ben.open('/saved')).text).not.toContain('Rain again');
    expect((await send(ben, `/posts/${thread.postId}/saving`)).status).toBe(404);
    await choose(ben, { way_grief: 'show' });
    expect((await ben.open('/saved')).text).toContain('kettle');
  });

  it('writes nothing of a one-time name that is worn there', async () => {
    await wornReplyUp(forum, 'Ben', 'Grey Heron', thread);
    const own = await forum.person('Ben');
    const before = await forum.sql('select * from personas order by id');
    await save(own);
    expect(await forum.sql('select * from personas order by id')).toEqual(before);
    expect(await papers()).toHaveLength(1);
    expect((await own.open('/saved')).text).toContain('The kettle is on.');
  });

  it('is refused to guests, without the token, and of what its reader does not see', async () => {
    const path = `/posts/${thread.postId}/saving`;
    expect((await ben.post(path, {})).status).toBe(403);
    expect((await forum.guest().post(path, {})).status).toBe(403);
    expect((await send(ben, `${path}/removal`, { from: 'elsewhere' })).status).toBe(400);
    const held = await openThread(forum, ana, { title: 'Now', body: 'I am going to kill myself tonight.' });
    await settled(forum, held.postId);
    for (const id of [held.postId, randomUUID(), 'nothing'])
      expect((await send(ben, `/posts/${id}/saving`)).status).toBe(404);
    expect(await papers()).toEqual([]);
    expect((await forum.guest().open(`/threads/${thread.threadId}`)).html).not.toContain('/saving');
  });
});

describe('one’s own threads', () => {
  it('are those one opened or wrote in, each with the name worn there, and for oneself alone', async () => {
    const second = await threadOf(forum, ana, { title: 'Second', body: 'The kettle.' });
    const mine = await threadOf(forum, ben, { title: 'Third', body: 'The kettle.' });
    await wornReplyUp(forum, 'Ben', 'Mossy Lark', thread);
    const own = await forum.person('Ben');
    const { page, text } = await own.open('/threads/mine');
    const titles = page.querySelectorAll('.thread-title').map((link) => link.text);
    expect(titles).toEqual(['Rain again', 'Third']);
    expect(text).toContain('you wrote in it as Mossy Lark');
    expect(text).toContain('you opened it');
    const others = (await ana.open('/threads/mine')).html;
    expect(others).toContain(second.threadId);
    expect(others).not.toContain(mine.threadId);
    expect(others).not.toContain('Mossy Lark');
    expect((await forum.guest().get('/threads/mine')).location).toMatch('/sign-in');
  });

  it('go on from page to page', async () => {
    for (let nth = 0; nth < 26; nth++)
      await forum.sql(
        `with t as (insert into threads (id, board_id, activity, active_at, last_position)
           select gen_random_uuid(), id, nextval('thread_activity'), date_trunc('minute', now()), 1 from boards where slug = 'anxiety' returning id)
         insert into posts (id, thread_id, persona_id, opening, position, published_at)
           select gen_random_uuid(), t.id, p.id, true, 1, date_trunc('minute', now()) from t, personas p where p.name = 'Ana'`,
      );
    const first = await ana.open('/threads/mine');
    expect(first.page.querySelectorAll('.thread-title')).toHaveLength(25);
    const older = first.page.querySelector('a[rel=next]')!.getAttribute('href')!;
    const rest = await ana.open(older);
    expect(rest.page.querySelectorAll('.thread-title')).toHaveLength(2);
    expect(rest.text).toContain('Rain again');
  });
});
