import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { message } from '../../src/platform/web/messages.js';
import { screen } from '../../src/screening/screen.js';
import { COOL_OFF, give, type Place, startPlace, writer } from '../limits/pauses.js';
import { CRISIS, decide, edit, settled, threadOf } from '../support/people.js';
import type { Answer } from '../support/visitor.js';
import { askCompany, askUnasked, heldReply, heldThread, READY, UNCLEAR } from './waiting.js';

let forum: Place;
beforeAll(async () => {
  forum = await startPlace(true);
});
afterAll(() => forum.stop());

interface Row {
  title: string | null;
  body: string;
  state: string;
  tier: string;
}

const readyOf = (postId: string): Promise<Row[]> =>
  forum.sql<Row>(
    `select r.title, r.body, r.state, v.tier from ready_sentences s join revisions r on r.id = s.revision_id
     left join verdicts v on v.revision_id = r.id where s.held_post_id = $1`,
    [postId],
  );

async function sent(answer: Answer): Promise<string> {
  const id = /^\/posts\/([0-9a-f-]{36})$/.exec(answer.location ?? '')?.[1];
  if (!id) throw new Error(`Nothing went out (${answer.status}): ${answer.text}`);
  await settled(forum, id);
  return id;
}

describe('the ready sentence', () => {
  it('is judged none by the screen, on every board, alone and as a thread', async () => {
    const boards = await forum.sql<{ slug: string }>('select slug from boards');
    for (const { slug } of boards)
      for (const text of [READY, `${message('first-help.ready_title')}\n\n${READY}`])
        expect(screen(text, { board: slug })).toMatchObject({ tier: 'none', categories: [] });
  });

  it('goes up in the thread of a held answer, as it stands, and readers learn how to answer', async () => {
    const { threadId } = await threadOf(forum, forum.ana);
    const held = await heldReply(forum, forum.ana, threadId);
    await sent(await askCompany(forum.ana, held.postId));
    expect(await readyOf(held.postId)).toEqual([
      { title: null, body: READY, state: 'published', tier: 'none' },
    ]);
    const thread = await forum.ben.open(`/threads/${threadId}`);
    expect(thread.text).toContain(READY);
    expect(thread.text).toContain('You need no advice: “I’m here” is a lot.');
    expect(thread.text).not.toContain(CRISIS.me);
  });

  it('goes up as a thread of its own where the held one opens a thread', async () => {
    const held = await heldThread(forum, forum.ana);
    const id = await sent(await askCompany(forum.ana, held.postId));
    const page = await forum.ben.open(`/posts/${id}`);
    expect(page.page.querySelector('h1')?.text).toBe('A hard night');
    expect(page.text).toContain(READY);
    const [row] = await forum.sql<{ thread_id: string }>('select thread_id from posts where id = $1', [id]);
    expect(row?.thread_id).not.toBe(held.threadId);
    expect((await forum.ben.open('/boards/depression')).text).toContain('A hard night');
  });

  it('goes into the thread when a change of its opening post is held', async () => {
    const thread = await threadOf(forum, forum.ana);
    await edit(forum, forum.ana, thread.postId, { title: 'Rain', body: CRISIS.me });
    await settled(forum, thread.postId);
    const id = await sent(await askCompany(forum.ana, thread.postId));
    const [row] = await forum.sql<{ thread_id: string }>('select thread_id from posts where id = $1', [id]);
    expect(row?.thread_id).toBe(thread.threadId);
  });

  it('is offered where the words leave open whose crisis it is', async () => {
    const held = await heldThread(forum, forum.ana, UNCLEAR);
    await sent(await askCompany(forum.ana, held.postId));
    expect(await readyOf(held.postId)).toHaveLength(1);
  });

  it('leaves what is held as it was', async () => {
    const held = await heldThread(forum, forum.ana);
    await sent(await askCompany(forum.ana, held.postId));
    expect(await settled(forum, held.postId)).toEqual(['held']);
    const page = await forum.ana.open(`/posts/${held.postId}`);
    expect(page.text).toContain('You asked for company.');
    expect(page.page.querySelector('form[action$="/company"]')).toBeNull();
  });

  it('is no longer marked once its author has changed it', async () => {
    const { threadId } = await threadOf(forum, forum.ana);
    const held = await heldReply(forum, forum.ana, threadId);
    const id = await sent(await askCompany(forum.ana, held.postId));
    await edit(forum, forum.ana, id, { body: 'I am going to bed now.' });
    await settled(forum, id);
    const thread = await forum.ben.open(`/threads/${threadId}`);
    expect(thread.text).toContain('I am going to bed now.');
    expect(thread.text).not.toContain('You need no advice');
  });
});

describe('once for each held post', () => {
  it('pressed again, it leads to the same post', async () => {
    const held = await heldThread(forum, forum.ana);
    const id = await sent(await askCompany(forum.ana, held.postId));
    expect((await askUnasked(forum.ana, held.postId)).location).toBe(`/posts/${id}`);
    expect(await readyOf(held.postId)).toHaveLength(1);
  });

  it('pressed ten times at once, it makes one post', async () => {
    const held = await heldThread(forum, forum.ana);
    const presses = await Promise.all(Array.from({ length: 10 }, () => askUnasked(forum.ana, held.postId)));
    expect(new Set(presses.map(({ location }) => location)).size).toBe(1);
    expect(await readyOf(held.postId)).toHaveLength(1);
  });

  it('taken back, and the held text changed, it is not there a second time', async () => {
    const { threadId } = await threadOf(forum, forum.ana);
    const held = await heldReply(forum, forum.ana, threadId);
    const id = await sent(await askCompany(forum.ana, held.postId));
    await forum.ana.send(`/posts/${id}/withdrawal`, {}, `/posts/${id}/withdrawal`);
    await edit(forum, forum.ana, held.postId, { body: `${CRISIS.me} Really.` });
    await settled(forum, held.postId);
    expect((await askUnasked(forum.ana, held.postId)).location).toBe(`/posts/${id}`);
    expect(await readyOf(held.postId)).toMatchObject([{ state: 'withdrawn' }]);
  });

  it('PostgreSQL refuses a second one', async () => {
    const held = await heldThread(forum, forum.ana);
    await sent(await askCompany(forum.ana, held.postId));
    const other = await threadOf(forum, forum.ana);
    await expect(
      forum.sql(
        'insert into ready_sentences (revision_id, held_post_id) select id, $2 from revisions where post_id = $1',
        [other.postId, held.postId],
      ),
    ).rejects.toMatchObject({ code: '23505' });
  });
});

describe('nothing else can be sent by it', () => {
  it.each<Record<string, string>>([{ body: 'Call me: 07700 900123' }, { title: 'Look' }, { key: 'x' }])(
    'a form that brings words is refused: %j',
    async (fields) => {
      const held = await heldThread(forum, forum.ana);
      expect((await askUnasked(forum.ana, held.postId, fields)).status).toBe(400);
      expect(await readyOf(held.postId)).toEqual([]);
    },
  );

  it('nor without the token', async () => {
    const held = await heldThread(forum, forum.ana);
    expect((await forum.ana.post(`/posts/${held.postId}/company`, {})).status).toBe(403);
    expect(await readyOf(held.postId)).toEqual([]);
  });

  it('somebody else’s held post is not there', async () => {
    const held = await heldThread(forum, forum.ana);
    for (const who of [forum.ben, forum.moe, forum.ada])
      expect((await askUnasked(who, held.postId)).status).toBe(404);
    expect(await readyOf(held.postId)).toEqual([]);
  });

  it.each([
    ['spam', 'Buy cheap watches now http://a.example http://b.example http://c.example'],
    ['about someone else', CRISIS.someone_else],
    ['under way', CRISIS.under_way],
    ['fear of harming others', CRISIS.harm_to_others],
  ])('a text that waits for another reason has none: %s', async (_, body) => {
    const held = await heldThread(forum, forum.ana, body);
    expect((await forum.ana.open(`/posts/${held.postId}`)).text).not.toContain(READY);
    expect((await askUnasked(forum.ana, held.postId)).status).toBe(409);
  });

  it('a text that is up, decided or taken back has none', async () => {
    const up = await threadOf(forum, forum.ana);
    const kept = await heldThread(forum, forum.ana);
    await decide(forum, forum.moe, kept.postId, 'keep');
    const taken = await heldThread(forum, forum.ana);
    await forum.ana.send(`/posts/${taken.postId}/withdrawal`, {}, `/posts/${taken.postId}/withdrawal`);
    for (const { postId } of [up, kept, taken])
      expect((await askUnasked(forum.ana, postId)).status).toBe(409);
  });

  it('a closed thread takes none', async () => {
    const { threadId } = await threadOf(forum, forum.ana);
    const held = await heldReply(forum, forum.ana, threadId);
    await forum.sql(`update threads set state = 'locked' where id = $1`, [threadId]);
    expect((await forum.ana.open(`/posts/${held.postId}`)).text).not.toContain(READY);
    expect((await askUnasked(forum.ana, held.postId)).status).toBe(409);
  });
});

describe('a pause', () => {
  it('takes the button away before anybody presses it in vain, and names the way to the team', async () => {
    const { who, text } = await writer(forum, 'Rolf');
    const held = await heldThread(forum, who);
    await give(forum.moe, text, COOL_OFF);
    const page = await who.open(`/posts/${held.postId}`);
    expect(page.page.querySelector('main')?.children[0]?.classNames).toContain('first');
    expect(page.page.querySelector('form[action$="/company"]')).toBeNull();
    expect(page.text).not.toContain(READY);
    expect(page.page.querySelector('main a[href="/pause#note"]')).not.toBeNull();
    await forum.sql(`update limits set lifted_by = set_by, lifted_at = date_trunc('minute', now())`);
    expect((await who.open(`/posts/${held.postId}`)).text).toContain(READY);
  });

  it('that came after the page was opened: help stands first, and the sentence can go to the team', async () => {
    const { who, text } = await writer(forum, 'Rosa');
    const held = await heldThread(forum, who);
    await give(forum.moe, text, COOL_OFF);
    const refused = await askUnasked(who, held.postId);
    expect(refused.status).toBe(403);
    const main = refused.page.querySelector('main')!;
    expect(main.children[0]?.classNames).toContain('first');
    expect(refused.page.querySelector('h1')?.text).toBe('You do not have to get through this alone');
    const note = refused.page.querySelector('form[action="/pause/notes"]');
    expect(note?.querySelector('textarea')?.text).toContain(READY);
    expect(await readyOf(held.postId)).toEqual([]);
    const back = await who.open(`/posts/${held.postId}`);
    expect(back.page.querySelector('main')?.children[0]?.classNames).toContain('first');
  });
});
