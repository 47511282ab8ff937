import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import {
  CONCERN,
  CRISIS,
  edit,
  everywhere,
  openThread,
  reply,
  settled,
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
  for (const who of [ana, ben]) await who.send('/crisis-lines?country=GB', { country: 'GB' });
});
afterAll(() => forum.stop());

const TITLES = {
  me: 'You do not have to get through this alone',
  someone_else: 'You are worried about someone. Here is what helps.',
  under_way: 'Please get help right now',
  harm_to_others: 'You can talk to someone about this',
} as const;

describe.each(Object.entries(CRISIS))('writing in a crisis: %s', (about, body) => {
  it('is answered with help, before anything else', async () => {
    const { page, postId } = await openThread(forum, ana, { title: 'This night', body });
    const [first, ...rest] = page.page.querySelector('main')?.children ?? [];
    expect(page.page.querySelector('h1')?.text).toBe(TITLES[about as keyof typeof TITLES]);
    expect(first?.classNames).toContain('first');
    expect(first?.querySelector('article.line')?.text).toContain('Samaritans');
    expect(first?.text).not.toContain(body);
    expect(rest.map((part) => part.text).join(' ')).toContain(body);
    await settled(forum, postId);
  });

  it('is held for a person, with a notice, and says what happens next', async () => {
    const { postId } = await openThread(forum, ana, { title: 'This night', body });
    expect(await settled(forum, postId)).toEqual(['held']);
    expect(await verdictOf(postId)).toEqual({ tier: 'crisis', about, outcome: 'hold', why: 'crisis' });
    expect(await forum.sql('select kind, decision_id from notices where post_id = $1', [postId])).toEqual([
      { kind: 'held', decision_id: null },
    ]);
    const page = await ana.open(`/posts/${postId}`);
    expect(page.page.querySelector('main')?.children[0]?.classNames).toContain('first');
    expect(page.text).toContain('Waiting for a person to read it');
    expect(page.text).toContain('What happens next');
    expect(page.text).toContain('You can go on reading and writing');
    expect(page.page.querySelector('meta[http-equiv=refresh]')).toBeNull();
  });

  it('is seen by nobody else', async () => {
    const thread = await openThread(forum, ana, { title: 'Blackcurrants', body });
    await settled(forum, thread.postId);
    for (const who of [ben, forum.guest()]) {
      const pages = await everywhere(who, thread);
      expect(pages).not.toContain('Blackcurrants');
      expect(pages).not.toContain(body);
    }
  });

  it('leaves ways: to change it, to take it back, to write on', async () => {
    const { page, postId } = await openThread(forum, ana, { title: 'This night', body });
    expect(page.page.querySelector(`main a[href="/posts/${postId}/edit"]`)).not.toBeNull();
    expect(page.page.querySelector(`main a[href="/posts/${postId}/withdrawal"]`)).not.toBeNull();
    await settled(forum, postId);
    const next = await openThread(forum, ana, { title: 'Afterwards', body: 'I made some tea.' });
    expect(await settled(forum, next.postId)).toEqual(['published']);
  });
});

describe('help in a crisis', () => {
  it('has the emergency number above everything when something is under way', async () => {
    const { page } = await openThread(forum, ana, { title: 'Now', body: CRISIS.under_way });
    const links = page.page.querySelectorAll('main a').map((link) => link.getAttribute('href'));
    expect(links[0]).toBe('tel:999');
    expect(page.page.querySelector('main h1')?.nextElementSibling?.text).toContain('Call 999 now');
    expect(page.text).toContain('poison centre');
  });

  it('tells who worries about someone how to stay with them', async () => {
    const { page } = await openThread(
      forum,
      ben,
      { title: 'My brother', body: CRISIS.someone_else },
      'family',
    );
    expect(page.text).toContain('Stay with them');
    expect(page.page.querySelector('main .first a[href="tel:999"]')).not.toBeNull();
  });

  it('judges nobody who is afraid of harming someone', async () => {
    const { page } = await openThread(forum, ben, { title: 'Tonight', body: CRISIS.harm_to_others });
    const help = page.page.querySelector('main .first')?.text ?? '';
    expect(help).toContain('Having a thought is not the same as doing it.');
    expect(help).not.toMatch(/police|crime|illegal|report/i);
  });

  it('has the lines of the country that was chosen', async () => {
    const carla = await forum.person('Carla');
    await carla.send('/crisis-lines?country=DE', { country: 'DE' });
    const { page } = await openThread(forum, carla, { title: 'Heute', body: CRISIS.me });
    const help = page.page.querySelector('main .first');
    expect(help?.text).toContain('TelefonSeelsorge');
    expect(help?.text).not.toContain('Samaritans');
    expect(help?.querySelector('a[href="tel:112"]')).not.toBeNull();
  });

  it('has words and a way to the lines where no country is known', async () => {
    const dora = await forum.person('Dora');
    const { page } = await openThread(forum, dora, { title: 'Now', body: CRISIS.under_way });
    expect(page.page.querySelector('main .first')?.text).toContain('Call your emergency number now.');
    expect(page.page.querySelector('main .first a[href="/crisis-lines"]')).not.toBeNull();
  });

  it('comes first for a reply as well', async () => {
    const { threadId } = await threadOf(forum, ana);
    const { page, postId } = await reply(forum, ben, threadId, CRISIS.me);
    expect(page.page.querySelector('main')?.children[0]?.classNames).toContain('first');
    expect(await settled(forum, postId)).toEqual(['held']);
  });

  it('comes first for who sends the same form again', async () => {
    const fields = {
      ...(await ana.hiddenFields('/boards/depression/threads/new', ['title'])),
      title: 'Twice',
      body: CRISIS.me,
    };
    await ana.post('/boards/depression/threads', fields);
    const again = await ana.follow(await ana.post('/boards/depression/threads', fields));
    expect(again.page.querySelector('main')?.children[0]?.classNames).toContain('first');
  });

  it('keeps crisis words at the top of what waits: the queue has them first', async () => {
    const moe = await forum.person('Moe', 'moderator');
    const advert = 'Buy cheap watches now http://a.example http://b.example http://c.example';
    const spam = await openThread(forum, ben, { title: 'Watches', body: advert });
    await settled(forum, spam.postId);
    const crisis = await openThread(forum, ben, { title: 'Tonight', body: CRISIS.me });
    await settled(forum, crisis.postId);
    const tiers = (await moe.open('/reviews')).page
      .querySelectorAll('[data-live] tbody .tier')
      .map((tier) => tier.getAttribute('class'));
    const firstOther = tiers.findIndex((tier) => !tier?.includes('tier-crisis'));
    expect(tiers[0]).toContain('tier-crisis');
    expect(tiers.slice(firstOther).some((tier) => tier?.includes('tier-crisis'))).toBe(false);
  });
});

describe('a text that sounds heavy', () => {
  it('goes up, and its author finds a gentle line to help', async () => {
    const { postId, threadId } = await openThread(forum, ana, { title: 'A heavy day', body: CONCERN });
    expect(await settled(forum, postId)).toEqual(['published']);
    expect(await verdictOf(postId)).toMatchObject({ tier: 'concern', outcome: 'clear', why: null });
    expect(gentleOn(await ana.open(`/posts/${postId}`))).toContain('That sounds heavy.');
    for (const who of [ben, forum.guest()]) {
      const thread = await who.open(`/threads/${threadId}`);
      expect(thread.text).toContain(CONCERN);
      expect(gentleOn(thread)).toBeNull();
    }
  });

  it('has no gentle line once it says something else', async () => {
    const { postId, threadId } = await threadOf(forum, ana, { title: 'A heavy day', body: CONCERN });
    await edit(forum, ana, postId, { title: 'A better day', body: 'I slept, and the sun is out.' });
    await settled(forum, postId);
    expect(gentleOn(await ana.open(`/threads/${threadId}`))).toBeNull();
  });

  it('waits for a person on a strict board, and says so', async () => {
    await forum.sql(`update boards set strict = true where slug = 'bipolar'`);
    const { postId } = await openThread(forum, ana, { title: 'A heavy day', body: CONCERN }, 'bipolar');
    expect(await settled(forum, postId)).toEqual(['held']);
    expect(await verdictOf(postId)).toMatchObject({ tier: 'concern', outcome: 'hold', why: 'strict' });
    const page = await ana.open(`/posts/${postId}`);
    expect(page.text).toContain('On this board a person reads a post like this before it goes up.');
    expect(gentleOn(page)).toContain('That sounds heavy.');
  });
});

describe('a text that waits for another reason', () => {
  it.each([
    ['unkind', 'You are pathetic and everyone hates you.', 'may hurt another person'],
    ['sourcing', 'Where can I buy some oxy near Leeds?', 'where to get drugs or medicine'],
    ['advice', 'You should stop taking your lithium at once, you do not need it.', 'That can be dangerous'],
    ['spam', 'Buy cheap watches now http://a.example http://b.example http://c.example', 'an advertisement'],
    [
      'language',
      'Ich weiss heute nicht mehr weiter und habe das Gefühl dass alles zu viel wird und niemand mir zuhört',
      'in a language that our check does not know',
    ],
    ['unscreened', '🕯'.repeat(10_000), 'Our check could not get through it'],
  ])('is told why in human words: %s', async (why, body, words) => {
    const { postId } = await openThread(forum, ana, { title: 'What happened', body });
    expect(await settled(forum, postId)).toEqual(['held']);
    expect(await verdictOf(postId)).toMatchObject({ outcome: 'hold', why });
    const page = await ana.open(`/posts/${postId}`);
    expect(page.text).toContain(words);
    expect((await forum.guest().get(`/posts/${postId}`)).status).toBe(404);
  });
});

async function verdictOf(postId: string): Promise<object | undefined> {
  const rows = await forum.sql(
    `select v.tier, v.about, v.outcome, v.why from verdicts v join revisions r on r.id = v.revision_id where r.post_id = $1`,
    [postId],
  );
  expect(rows).toHaveLength(1);
  return rows[0];
}

function gentleOn(answer: Answer): string | null {
  return answer.page.querySelector('main .gentle')?.text ?? null;
}
