import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WELCOMES } from '../../src/follow-ups/follow-up.js';
import { wordsOf } from '../../src/follow-ups/follow-up.view.js';
import { type Desk, heldReply, press, startDesk, threadUp } from '../reviews/desk.js';
import { crisisAgo, itemsOf, pass } from './crisis.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());
beforeEach(async () => {
  await desk.sql('delete from notices');
  await desk.sql('delete from threads');
  await desk.sql('delete from follow_ups');
});

const welcome = (id: string, body: string, who = desk.mo) =>
  who.send(`/follow-ups/${id}`, { body }, `/follow-ups/${id}/welcome`);
const letters = () =>
  desk.sql(
    `select p.name, n.kind, n.post_id, w.words, w.sealed from notices n join personas p on p.id = n.persona_id
     left join notice_words w on w.notice_id = n.id where n.kind = 'welcome_back'`,
  );

describe('welcoming somebody back', () => {
  it('shows the words before they are sent, and other beginnings', async () => {
    const { first } = await crisisAgo(desk, 30);
    const words = async (query: string) =>
      (await desk.mo.open(`/follow-ups/${first}${query}`)).page
        .querySelector('textarea[name=body]')
        ?.text.trim();
    expect(await words('')).toBe(wordsOf('quiet'));
    expect(await words('?words=after_taking_back')).toBe(wordsOf('after_taking_back'));
    expect(await words('?words=nonsense')).toBe(wordsOf('quiet'));
    expect(await words('?words[]=quiet')).toBe(wordsOf('quiet'));
    const links = (await desk.mo.open(`/follow-ups/${first}`)).page
      .querySelectorAll('section.panel li a')
      .map((link) => link.getAttribute('href'));
    expect(links).toEqual(WELCOMES.map((id) => `/follow-ups/${first}?words=${id}#welcome`));
  });

  it('sends exactly the words to that name alone, without a name under it', async () => {
    const { first } = await crisisAgo(desk, 30);
    const answer = await welcome(first, 'Welcome back.\n\n<b>We</b> thought of you.');
    expect([answer.status, answer.location]).toEqual([303, `/follow-ups/${first}`]);
    expect(await letters()).toEqual([
      { name: 'Ana', kind: 'welcome_back', post_id: null, words: null, sealed: expect.any(Buffer) as Buffer },
    ]);
    expect((await desk.ana.open('/')).page.querySelector('.nav .badge')?.text).toBe('1 new');
    const page = await desk.ana.open('/notices');
    expect(page.page.querySelector('.notice .letter')?.text).toContain('<b>We</b> thought of you.');
    expect(page.text).toContain('Welcome back');
    expect(page.page.querySelector('main')?.text).not.toContain('Mo Winter');
    for (const who of [desk.ben, desk.lea])
      expect((await who.open('/notices')).text).not.toContain('thought of you');
  });

  it('is recorded, without the words', async () => {
    const { first } = await crisisAgo(desk, 30);
    await welcome(first, 'Welcome back.');
    expect(
      await desk.sql('select code, words_digest from record_entries where subject = $1', [first]),
    ).toEqual([{ code: 'welcomed', words_digest: null }]);
  });

  it('happens once for both looks; the slower of two keeps the letter', async () => {
    const { first, second } = await crisisAgo(desk, 30);
    await welcome(first, 'Welcome back.');
    const late = await press(desk.lea, `/follow-ups/${second}/welcome`, { body: 'And from me.' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('A colleague has written already');
    expect(late.text).toContain('And from me.');
    expect(await letters()).toHaveLength(1);
    const page = await desk.lea.open(`/follow-ups/${second}`);
    expect(page.text).toContain('One of us has welcomed them back');
    expect(page.page.querySelector('textarea[name=body]')).toBeNull();
  });

  it('happens once, however many press at once', async () => {
    const { first, second } = await crisisAgo(desk, 80);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        press(i % 2 ? desk.mo : desk.lea, `/follow-ups/${i % 3 ? first : second}/welcome`, {
          body: 'Welcome.',
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array<number>(49).fill(409)]);
    expect(await letters()).toHaveLength(1);
  });

  it('may happen again after another crisis', async () => {
    const text = await crisisAgo(desk, 30);
    await welcome(text.first, 'Welcome back.');
    await pass(desk, await heldReply(desk, text, 'And again.'), 26);
    expect((await welcome(text.first, 'Welcome back, once more.')).status).toBe(303);
    expect(await letters()).toHaveLength(2);
  });

  it.each([
    ['no words', ' \u2800 ', 'Please write a few words to them.'],
    ['too many', 'Welcome. '.repeat(600), 'to 5,000 characters'],
  ])('takes %s not, and sends nothing', async (_, body, words) => {
    const { first } = await crisisAgo(desk, 30);
    const answer = await welcome(first, body);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
    expect(answer.page.querySelector('textarea[name=body]')?.text.trim()).toBe(body.trim());
    expect(await letters()).toEqual([]);
  });

  it('needs the form, and reaches nobody about an item that is done', async () => {
    const { first, second } = await crisisAgo(desk, 30);
    expect((await desk.mo.post(`/follow-ups/${first}/welcome`, { body: 'Hello.' })).status).toBe(403);
    await desk.mo.send(`/follow-ups/${first}`, { outcome: 'not_a_crisis', note: '' });
    expect((await press(desk.mo, `/follow-ups/${second}/welcome`, { body: 'Hello.' })).status).toBe(409);
    expect(await letters()).toEqual([]);
  });

  it('outlives the item, and goes with the notice', async () => {
    const { first } = await crisisAgo(desk, 30);
    await welcome(first, 'Welcome back.');
    await desk.sql('delete from follow_ups');
    expect((await desk.ana.open('/notices')).text).toContain('Welcome back.');
    await desk.sql('delete from notices');
    expect(await desk.sql('select from notice_words')).toEqual([]);
  });

  it('also reaches who took their words back', async () => {
    const thread = await threadUp(desk);
    const text = await heldReply(desk, thread, 'I cannot any more.');
    await desk.ana.send(`/posts/${text.postId}/withdrawal`, {}, `/posts/${text.postId}/withdrawal`);
    const [item] = await itemsOf(desk);
    expect((await welcome(item!.id, wordsOf('after_taking_back'))).status).toBe(303);
    expect((await desk.ana.open('/notices')).text).toContain('You took back what you wrote');
  });
});

describe('the words that are offered', () => {
  it.each(WELCOMES)('“%s” name help first, and promise, blame and count nothing', (id) => {
    const words = wordsOf(id);
    expect(words).toMatch(/^If .*danger.*(call|number)/);
    expect(words).not.toMatch(
      /committed|promise|always be|never again|get better|your fault|should have|must\b/i,
    );
    expect(words.length).toBeLessThan(600);
  });
});
