import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MARK } from '../../src/platform/text/masking.js';
import type { Text } from '../database/hands.js';
import { type Desk, heldThread, LEA, MO, startDesk, takeDown } from '../reviews/desk.js';
import { BODY, heldWithDetails, MASK, maskedThread, PHONE, SHOWN, TITLE, WHY } from '../reviews/masks.js';
import { claimAndDecide } from '../reviews/desk.js';
import { answer, ask, decisionsAbout, lookAt, noticesAbout, OVERTURNED, pathOf, UPHELD } from './looks.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

const threadOf = ({ threadId }: Text) => `/threads/${threadId}`;

async function asked(words = 'It is the number of the lines.'): Promise<Text & { look: string }> {
  const text = await maskedThread(desk);
  await ask(desk.ana, text, words);
  return { ...text, look: await lookAt(desk, text) };
}

describe('the author of a masked text', () => {
  it('asks somebody else to look, from the page that says what is hidden', async () => {
    const text = await maskedThread(desk);
    const own = await desk.ana.open(`/posts/${text.postId}`);
    expect(own.page.querySelector(`main a[href="${pathOf(text)}"]`)).not.toBeNull();
    const page = await desk.ana.open(pathOf(text));
    expect(page.text).toContain('They show all your words to others');
    expect(page.text).toContain(PHONE);
    await ask(desk.ana, text, 'It is the number of the lines.');
    expect((await desk.ana.open(pathOf(text))).text).toContain('Someone else will look');
    expect((await desk.ana.open(`/posts/${text.postId}`)).text).toContain('You asked for a second look');
  });

  it('and nobody else', async () => {
    const text = await maskedThread(desk);
    for (const other of [desk.ben, desk.mo]) expect((await other.get(pathOf(text))).status).toBe(404);
  });

  it('finds nothing to ask where the whole text went up', async () => {
    const text = await heldWithDetails(desk);
    await claimAndDecide(desk.mo, text, { outcome: 'publish' });
    expect((await desk.ana.get(pathOf(text))).location).toBe(`/posts/${text.postId}`);
  });
});

describe('whoever looks again', () => {
  it('finds it in the queue and reads the author’s words beside what others read', async () => {
    const { look } = await asked();
    for (const list of ['/second-looks', '/reviews'])
      expect(
        (await desk.lea.open(list)).page.querySelector(`a[href="/second-looks/${look}"]`),
      ).not.toBeNull();
    const page = await desk.lea.open(`/second-looks/${look}`);
    expect(page.text).toContain(PHONE);
    expect(page.text).toContain(SHOWN.body);
    expect(page.text).toContain(WHY);
    expect(page.text).toContain('It is the number of the lines.');
    expect(page.text).toContain('Show all of it');
    expect((await desk.mo.open(`/second-looks/${look}`)).text).toContain('This one is for someone else.');
  });

  it('shows all of it: in the same place, and the author is told', async () => {
    const text = await asked();
    expect((await answer(desk.lea, text.look)).status).toBe(303);
    const page = await desk.ben.open(threadOf(text));
    expect(page.page.querySelector('h1')?.text).toBe(TITLE);
    expect(page.text).toContain(BODY.split('\n')[0]);
    expect(page.html).not.toContain(MARK);
    expect(page.text).not.toContain('hidden by the team');
    expect(page.text).not.toContain('edited');
    expect(await noticesAbout(desk, text)).toEqual([
      { kind: 'masked', to: 'Ana' },
      { kind: 'second_look_unmasked', to: 'Ana' },
      { kind: 'decision_overturned', to: MO },
    ]);
    const notice = (await desk.ana.open('/notices')).page.querySelector('article.notice');
    expect(notice?.text).toContain('All your words are up');
    expect(notice?.text).toContain(OVERTURNED.reason);
    expect(notice?.text).not.toContain(LEA);
    expect((await desk.ana.get(`/posts/${text.postId}`)).location).toContain(threadOf(text));
    expect((await desk.lea.open('/second-looks')).html).not.toContain(text.look);
  });

  it('lets it stand: the words stay hidden, and the author reads why', async () => {
    const text = await asked();
    expect((await answer(desk.lea, text.look, UPHELD)).status).toBe(303);
    expect((await desk.ben.open(threadOf(text))).page.querySelector('h1')?.text).toBe(SHOWN.title);
    expect((await decisionsAbout(desk, text)).map(({ outcome }) => outcome)).toEqual(['mask', 'uphold']);
    expect((await desk.ana.open(pathOf(text))).text).toContain(UPHELD.reason);
    const own = await desk.ana.open(`/posts/${text.postId}`);
    expect(own.text).toContain('You asked for a second look, and it is done.');
    expect(own.text).toContain(WHY);
  });

  it.each([
    ['took it back', `/withdrawal`, 'The author took it back'],
    ['lost it to a removal', '/removal', 'This is decided already'],
  ])('is told when the author %s meanwhile', async (_, path, says) => {
    const text = await asked();
    if (path === '/removal') {
      const fields = { guideline: 'kindness', reason: 'It hurt someone.' };
      await desk.mo.send(`/posts/${text.postId}/removal`, fields, `/posts/${text.postId}/removal`);
    } else await desk.ana.send(`/posts/${text.postId}${path}`, {}, `/posts/${text.postId}${path}`);
    const page = await desk.lea.get(`/second-looks/${text.look}`);
    expect([page.status, page.text.includes(says)]).toEqual([409, true]);
    expect((await desk.lea.open('/second-looks')).html).not.toContain(text.look);
  });

  it('is one of many who answer at once', async () => {
    const text = await asked();
    const token = await desk.lea.hiddenFields(`/second-looks/${text.look}`, ['outcome']);
    const send = () =>
      desk.lea.post(`/second-looks/${text.look}/decision`, { ...token, guideline: '', ...OVERTURNED });
    const answers = await Promise.all(Array.from({ length: 10 }, send));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array<number>(9).fill(409)]);
    expect((await desk.ben.open(threadOf(text))).page.querySelector('h1')?.text).toBe(TITLE);
  });
});

describe('a masked crisis that was taken down', () => {
  const CRISIS = { tier: 'crisis', about: 'under_way', categories: ['suicide', 'method_info'] };
  const text = `${TITLE}\n\n${BODY}`;
  const match = (words: string, rule: string, category: string) => {
    const start = text.indexOf(words);
    return { start, end: start + words.length, rule, category };
  };
  const matches = [
    match('do not want to be here any more', 'suicide.wish', 'suicide'),
    match(PHONE, 'contact.phone', 'contact_details'),
  ];

  /** Hidden in part, reported, taken down, and looked at again at its author's wish. */
  async function takenDown(): Promise<Text & { look: string }> {
    const held = await heldThread(desk, { title: TITLE, body: BODY }, { ...CRISIS, matches });
    await claimAndDecide(desk.mo, held, MASK);
    const [up] = await desk.sql<{ id: string }>(
      `select id from revisions where post_id = $1 and state = 'published'`,
      [held.postId],
    );
    await takeDown(desk.mo, held);
    await ask(desk.ana, held, 'Please look.');
    return { ...held, id: up!.id, look: await lookAt(desk, { id: up!.id }) };
  }

  it('stands in the queue as what it was said to be, before what is milder', async () => {
    const { look } = await takenDown();
    const rows = await desk.sql(
      `select tier, about, urgency from queue_items where kind = 'second_look' and subject = $1`,
      [look],
    );
    expect(rows).toEqual([{ tier: 'crisis', about: 'under_way', urgency: 1 }]);
  });

  it('is a crisis in the list and on its page, with the reasons and no pause', async () => {
    const { look } = await takenDown();
    const row = (await desk.lea.open('/second-looks')).page
      .querySelector(`a[href="/second-looks/${look}"]`)!
      .closest('tr')!;
    expect(row.querySelector('.tier')?.text.trim()).toBe('Crisis');
    const { page, text: words } = await desk.lea.open(`/second-looks/${look}`);
    expect(page.querySelector('.facts .tier')?.text.trim()).toBe('Crisis');
    expect(words).toContain('Under way now');
    expect(words).toContain('Why the screen stopped here');
    expect(page.querySelector('main a[href$="/pause"]')).toBeNull();
  });

  it('marks what can be read where it stands, and shows nothing that is hidden', async () => {
    const { look } = await takenDown();
    const { page, html } = await desk.lea.open(`/second-looks/${look}`);
    expect(page.querySelectorAll('#text-title ~ * mark').map((mark) => mark.text)).toEqual([
      'do not want to be here any more',
    ]);
    expect(page.querySelectorAll('.reasons li')).toHaveLength(2);
    expect(html).not.toMatch(/0151|Mill Lane/);
  });

  it('is one in the list of reports, too', async () => {
    const held = await heldThread(desk, { title: TITLE, body: BODY }, { ...CRISIS, matches });
    await claimAndDecide(desk.mo, held, MASK);
    await desk.ben.send(`/posts/${held.postId}/report`, { kind: 'unkind', body: '' });
    const row = (await desk.lea.open('/reports')).page
      .querySelector(`a[href="/reports/posts/${held.postId}"]`)!
      .closest('tr')!;
    expect(row.querySelector('.tier')?.text.trim()).toBe('Crisis');
  });
});

describe('what is hidden', () => {
  it('is read by the team on a page of its own, which is recorded', async () => {
    const text = await maskedThread(desk);
    const link = (await desk.lea.open(threadOf(text))).page.querySelector(
      `a[href="/posts/${text.postId}/mask"]`,
    );
    expect(link?.text).toContain('See which, and why');
    const page = await desk.lea.open(`/posts/${text.postId}/mask`);
    expect(page.page.querySelectorAll('main mark').map((mark) => mark.text)).toContain(PHONE);
    expect(page.text).toContain(WHY);
    const looks = await desk.sql(
      `select code from record_entries where kind = 'look' and subject = $1 and code = $2`,
      [text.id, 'masked_text'],
    );
    expect(looks).toHaveLength(1);
    for (const other of [desk.ben, desk.guest()])
      expect((await other.get(`/posts/${text.postId}/mask`)).status).toBe(404);
  });

  it('is not there for a post of which nothing is hidden', async () => {
    const text = await heldWithDetails(desk);
    await claimAndDecide(desk.mo, text, { ...MASK, outcome: 'publish', hide: '' });
    expect((await desk.lea.get(`/posts/${text.postId}/mask`)).status).toBe(404);
  });
});
