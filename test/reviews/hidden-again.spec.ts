import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MARK } from '../../src/platform/text/masking.js';
import type { Text } from '../database/hands.js';
import { edit, settled } from '../support/people.js';
import { claim, claimAndDecide, decide, type Desk, heldThread, startDesk, takeDown } from './desk.js';
import { WHY } from './masks.js';
import { answer, ask, lookAt } from '../second-looks/looks.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk(true);
});
afterAll(() => desk.stop());

const TITLE = 'A long day';
const NAME = 'Ben Miller';
const BODY = `I sat by the river with ${NAME} and we talked about tea.`;
const WORDS = 'It has words in it that the team hid before';

/** A post of Ana's in which the name of somebody else was hidden. */
async function hidden(hide = NAME, words = { title: TITLE, body: BODY }): Promise<Text> {
  const text = await heldThread(desk, words);
  const { status } = await claimAndDecide(desk.mo, text, { outcome: 'mask', reason: WHY, hide });
  expect(status).toBe(303);
  return text;
}

async function change({ postId }: Text, body: string, title = TITLE): Promise<string | undefined> {
  await edit(desk, desk.ana, postId, { title, body });
  return (await settled(desk, postId)).at(-1);
}

const seenBy = async (who: typeof desk.ben, { threadId }: Text) =>
  (await who.open(`/threads/${threadId}`)).html;

const whyOf = async ({ postId }: Text) => {
  const [row] = await desk.sql<{ why: string | null }>(
    `select v.why from verdicts v join revisions r on r.id = v.revision_id
     where r.post_id = $1 order by r.number desc, v.given_at desc limit 1`,
    [postId],
  );
  return row!.why;
};

describe('words that the team hid', () => {
  it('wait for a person when their author sends them again, and the masked text stays up', async () => {
    const text = await hidden();
    const form = await desk.ana.open(`/posts/${text.postId}/edit`);
    const body = form.page.querySelector('#body')!.textContent.trim();
    expect(body).toBe(BODY);
    expect(await change(text, body.replace('tea', 'coffee'))).toBe('held');
    expect(await whyOf(text)).toBe('hidden_words');
    for (const who of [desk.ben, desk.guest()]) {
      const html = await seenBy(who, text);
      expect(html).toContain(MARK);
      expect(html).not.toMatch(/Miller|coffee/);
    }
    expect((await desk.ana.open(`/posts/${text.postId}`)).text).toContain(WORDS);
  });

  it.each([
    ['other letters', 'I sat there with BEN MILLER.'],
    ['other signs between them', 'I sat there with Ben-Miller.'],
    ['signs of emphasis', 'I sat there with Ben **Mil**ler.'],
    ['another line', 'I sat there with Ben\nMiller.'],
    ['nothing between them', 'I sat there with BenMiller.'],
  ])('are the same with %s', async (_, body) => {
    const text = await hidden();
    expect([await change(text, body), await whyOf(text)]).toEqual(['held', 'hidden_words']);
    expect(await seenBy(desk.ben, text)).toContain(MARK);
  });

  it('are the same in the title, and a short one is a word', async () => {
    const text = await hidden('Jo', { title: TITLE, body: 'I sat there with Jo.' });
    expect(await change(text, 'I sat there.', 'With jo again')).toBe('held');
    expect(await change(text, 'I sat there in joy, and enjoyed the sun.')).toBe('published');
  });

  it('are the same out of the middle of what was hidden in one piece with a link', async () => {
    const body = 'Come to [our room](https://chat.example/ab) tonight.';
    const text = await desk.ana.send('/boards/depression/threads/new', {
      title: TITLE,
      body: `${body} Or ring 0151 496 0000.`,
    });
    const postId = text.location!.slice('/posts/'.length);
    expect(await settled(desk, postId)).toEqual(['held']);
    const [held] = await desk.sql<Text>(
      `select r.id, p.id as "postId", p.thread_id as "threadId" from revisions r join posts p on p.id = r.post_id where p.id = $1`,
      [postId],
    );
    const hide = 'chat.example/ab\n0151 496 0000';
    await claimAndDecide(desk.mo, held!, { outcome: 'mask', reason: WHY, hide });
    expect(await change(held!, 'It is at chat.example/ab in the evening.')).toBe('held');
    expect(await whyOf(held!)).toBe('hidden_words');
    expect(await change(held!, 'It is gone, and I stay at home.')).toBe('published');
  });

  it('are found also where hidden and shown words are alike', async () => {
    const text = await hidden('Tom and Ann\nSue', {
      title: TITLE,
      body: 'I called Tom and Ann and Sue now.',
    });
    expect((await seenBy(desk.ben, text)).match(/\[words hidden\]/g)).toHaveLength(2);
    for (const body of ['I called Sue now.', 'I called Tom and Ann now.'])
      expect(await change(text, body)).toBe('held');
  });

  it('wait after a second change, and after one without them', async () => {
    const text = await hidden();
    expect(await change(text, 'I sat there with a friend.')).toBe('published');
    expect(await seenBy(desk.ben, text)).toContain('with a friend');
    for (const body of [BODY, `Again: ${BODY}`]) expect(await change(text, body)).toBe('held');
    expect(await seenBy(desk.ben, text)).toContain('with a friend');
  });

  it('go up when a person reads them and says so', async () => {
    const text = await hidden();
    await change(text, `${BODY} He is fine with it.`);
    const [{ id } = { id: '' }] = await desk.sql<{ id: string }>(
      `select id from revisions where post_id = $1 and state = 'held'`,
      [text.postId],
    );
    await claim(desk.mo, { id });
    const review = await desk.mo.open(`/reviews/${id}`);
    expect(review.text).toContain('It brings back words that the team hid');
    expect(review.page.querySelector('#screen_right')).toBeNull();
    expect((await decide(desk.mo, { id }, { outcome: 'publish' })).status).toBe(303);
    expect(await seenBy(desk.ben, text)).toContain(NAME);
    expect(await desk.sql('select noticed_by from decisions where revision_id = $1', [id])).toEqual([
      { noticed_by: 'rule' },
    ]);
  });

  it('wait for nobody after a second look that showed all of it', async () => {
    const text = await hidden();
    await ask(desk.ana, text);
    await answer(desk.lea, await lookAt(desk, text));
    expect((await desk.ana.open(`/posts/${text.postId}/edit`)).text).not.toContain('The team hid some words');
    expect(await change(text, BODY.replace('tea', 'coffee'))).toBe('published');
  });

  it('wait as a text does after a removal, where it was taken down', async () => {
    const text = await hidden();
    await takeDown(desk.lea, text);
    expect([await change(text, BODY), await whyOf(text)]).toEqual(['held', 'after_removal']);
  });

  it('are nothing to a post of which nothing was hidden', async () => {
    await hidden();
    const sent = await desk.ana.send('/boards/depression/threads/new', { title: TITLE, body: BODY });
    expect(await settled(desk, sent.location!.slice('/posts/'.length))).toEqual(['published']);
  });
});

describe('the page where its author changes it', () => {
  const PANEL = 'main .gentle';

  it('says which words wait for a person', async () => {
    const text = await hidden(`${NAME}\ntea`);
    const panel = (await desk.ana.open(`/posts/${text.postId}/edit`)).page.querySelector(PANEL);
    expect(panel?.text).toContain('The team hid some words of this post');
    expect(panel?.querySelectorAll('li').map((item) => item.text)).toEqual([NAME, 'tea']);
  });

  it('says so too when it comes back, and while a change waits', async () => {
    const text = await hidden();
    const path = `/posts/${text.postId}/edit`;
    const again = await desk.ana.send(path, { title: TITLE, body: '' }, `/posts/${text.postId}/revisions`);
    expect([again.status, again.page.querySelector(PANEL)?.text]).toEqual([
      422,
      expect.stringContaining(NAME),
    ]);
    await change(text, `${BODY} Again.`);
    expect((await desk.ana.open(path)).page.querySelector(PANEL)?.text).toContain(NAME);
  });

  it('says nothing where nothing is hidden', async () => {
    const sent = await desk.ana.send('/boards/depression/threads/new', { title: TITLE, body: 'Rain.' });
    expect((await desk.ana.open(`${sent.location}/edit`)).page.querySelector(PANEL)).toBeNull();
  });
});
