import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putUp, render, writeRevision } from '../database/hands.js';
import { addShift, setUp } from '../duty/people.js';
import { heldThread, MO, press, replyUp, takeDown, threadUp } from '../reviews/desk.js';
import { CRISIS } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { answer, type Place, reportsOf, RIA, startPlace, tell } from './readers.js';

let place: Place;
beforeAll(async () => {
  place = await startPlace();
});
afterAll(() => place.stop());

const formOf = ({ postId }: { postId: string }) => `/posts/${postId}/report`;

async function linkOn(who: Visitor, { threadId, postId }: { threadId: string; postId: string }) {
  const { page } = await who.open(`/threads/${threadId}`);
  return page.querySelector(`article a[href="/posts/${postId}/report"]`);
}

describe('the way to the team', () => {
  it('stands under each post of somebody else, for guests too', async () => {
    const thread = await threadUp(place);
    const reply = await replyUp(place, thread, 'I know that feeling.');
    for (const who of [place.guest(), place.ria, place.mo])
      for (const post of [thread, reply])
        expect((await linkOn(who, post))?.text).toContain('I’m worried, or something’s wrong here');
  });

  it('does not stand under one’s own, nor under an empty place', async () => {
    const thread = await threadUp(place);
    const reply = await replyUp(place, thread, 'I know that feeling.');
    await takeDown(place.mo, reply);
    expect(await linkOn(place.ana, thread)).toBeNull();
    expect(await linkOn(place.ria, reply)).toBeNull();
  });

  it('shows how to help now before anything is asked', async () => {
    const thread = await threadUp(place);
    const { html, page } = await place.ria.get(formOf(thread));
    const help = page.querySelector('section[aria-labelledby=help-now]');
    expect(help?.text).toContain('Are you thinking about suicide?');
    expect(help?.text).toContain('Stay with them');
    expect(help?.text).toContain('We do not know where anyone is');
    expect(html.indexOf('help-now')).toBeLessThan(html.indexOf('<form class="form"'));
  });

  it('names the emergency number and lines of the reader’s country there', async () => {
    const thread = await threadUp(place);
    const { page } = await place.ria.get(formOf(thread), { 'Accept-Language': 'en-GB' });
    const help = page.querySelector('section[aria-labelledby=help-now]');
    expect(help?.querySelector('a[href="tel:999"]')).not.toBeNull();
    expect(help?.querySelectorAll('article.line').length).toBeGreaterThan(0);
  });

  it('asks a guest to choose a name first, and helps them at once', async () => {
    const thread = await threadUp(place);
    const { status, page } = await place.guest().get(formOf(thread));
    expect(status).toBe(200);
    expect(page.querySelector('section[aria-labelledby=help-now]')).not.toBeNull();
    expect(page.querySelector('main form')).toBeNull();
    const next = `next=${encodeURIComponent(formOf(thread))}`;
    for (const way of ['/sign-up', '/sign-in'])
      expect(page.querySelector(`main a[href="${way}?${next}"]`), way).not.toBeNull();
  });

  it('leads a guest to the sign-in where the board is for members', async () => {
    const thread = await threadUp(place, { board: 'family' });
    await place.sql(`update boards set members_only = true where slug = 'family'`);
    const answer = await place.guest().get(formOf(thread));
    expect(answer.location).toBe(`/sign-in?next=${encodeURIComponent(formOf(thread))}`);
    expect((await place.ria.get(formOf(thread))).status).toBe(200);
    await place.sql(`update boards set members_only = false where slug = 'family'`);
  });

  it('is not there for a post that was never up, or that does not exist', async () => {
    const held = await heldThread(place);
    for (const id of [held.postId, randomUUID(), 'not-an-id']) {
      const fields = { kind: 'spam', body: 'Zanzibar', revision: held.id };
      expect((await place.ria.get(`/posts/${id}/report`)).status).toBe(404);
      expect((await press(place.ria, `/posts/${id}/report`, fields)).status).toBe(404);
    }
    expect(await reportsOf(place, held)).toEqual([]);
  });

  it('is not there for one’s own post: who wrote it can change it', async () => {
    const thread = await threadUp(place);
    const opened = await place.ana.get(formOf(thread));
    const sent = await press(place.ana, formOf(thread), {
      kind: 'spam',
      body: 'Zanzibar',
      revision: thread.id,
    });
    expect([opened.status, sent.status]).toEqual([409, 409]);
    expect(sent.text).toContain('This one is yours');
    expect(sent.text).toContain('Zanzibar');
    expect(await reportsOf(place, thread)).toEqual([]);
  });
});

describe('telling the team', () => {
  it.each(['worried', 'method', 'identity', 'unkind', 'spam', 'other'])(
    'that it is “%s” is kept',
    async (kind) => {
      const thread = await threadUp(place);
      const answer = await tell(place.ria, thread, { kind, body: ' Please look at it. ' });
      const [report] = await reportsOf(place, thread);
      expect([answer.status, answer.location]).toEqual([303, `/reports/${report!.id}`]);
      expect(report).toMatchObject({ kind, state: 'open', words: ['Please look at it.'], by: RIA });
      expect(report).toMatchObject({ revision_id: thread.id, outcome: null });
    },
  );

  it('is thanked for, with what happens next and when', async () => {
    const thread = await threadUp(place, { title: 'Zanzibar' });
    const page = await place.ria.follow(await tell(place.ria, thread, { kind: 'unkind', body: 'It hurts.' }));
    expect(page.page.querySelector('h1')?.text).toBe('Thank you for telling us');
    expect(page.text).toContain('we cannot say how long that takes');
    expect(page.text).toContain('Until then the post stays as it is');
    expect(page.text).toContain('You get an answer in your notices');
    expect(page.text).toContain('never learns that it was you');
    expect(page.text).toContain('We do not know where anyone is');
    expect(page.text).toContain('It hurts.');
  });

  it('says when people read, where the place has hours', async () => {
    const lou = await place.person('Lou Autumn', 'lead');
    const sent = await tell(place.ria, await threadUp(place), { kind: 'spam' });
    await setUp(lou, { mode: 'rota' });
    await addShift(lou, { who: MO });
    expect((await place.ria.follow(sent)).text).toMatch(/(Someone from the team|The next person) is on duty/);
    await setUp(lou, { mode: 'no_rota' });
    expect((await place.ria.follow(sent)).text).toContain('We have no fixed hours');
  });

  it('that one is worried shows the help for helpers first', async () => {
    const thread = await threadUp(place);
    const { page } = await place.ria.follow(await tell(place.ria, thread));
    expect(page.querySelector('h1')?.text).toBe('You are worried about someone. Here is what helps.');
    expect(page.querySelector('main > :first-child')?.classList.contains('first')).toBe(true);
  });

  it('something about oneself shows the help for oneself first, whatever it was about', async () => {
    const thread = await threadUp(place);
    const { page } = await place.ria.follow(
      await tell(place.ria, thread, { kind: 'spam', body: CRISIS.under_way }),
    );
    expect(page.querySelector('h1')?.text).toBe('Please get help right now');
  });

  it.each([
    ['a kind', { body: 'Zanzibar, please look.' }, 'Please choose what it is about.'],
    ['a known kind', { kind: 'boring', body: 'Zanzibar, please look.' }, 'Please choose what it is about.'],
    ['an end', { kind: 'spam', body: 'Zanzibar '.repeat(120).trim() }, 'That is more than fits here'],
  ])('for want of %s shows the words again', async (_, fields, says) => {
    const thread = await threadUp(place);
    const answer = await press(place.ria, formOf(thread), { revision: thread.id, ...fields });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(says);
    expect(answer.page.querySelector('#body')?.textContent.trim()).toBe(fields.body);
    expect(answer.page.querySelector('input[name=revision]')?.getAttribute('value')).toBe(thread.id);
    expect(await reportsOf(place, thread)).toEqual([]);
  });

  it('in words of crisis gets help first also when the form comes back', async () => {
    const thread = await threadUp(place);
    const answer = await press(place.ria, formOf(thread), { body: CRISIS.me });
    expect(answer.status).toBe(422);
    expect(answer.page.querySelector('h1')?.text).toBe('You do not have to get through this alone');
    expect(answer.page.querySelector('#body')?.textContent.trim()).toBe(CRISIS.me);
  });

  it('takes a thousand characters, as people count them', async () => {
    const thread = await threadUp(place);
    const body = '🌧'.repeat(1000);
    expect((await tell(place.ria, thread, { kind: 'other', body })).status).toBe(303);
    expect((await reportsOf(place, thread))[0]!.words).toEqual([body]);
  });

  it('takes no word at all, and letters that nobody can see are none', async () => {
    const thread = await threadUp(place);
    expect((await tell(place.ria, thread, { kind: 'other', body: '\u200b \u2060' })).status).toBe(303);
    expect((await reportsOf(place, thread))[0]!.words).toEqual([]);
  });

  it('with fields that no form sends, or without the token, is refused', async () => {
    const thread = await threadUp(place);
    expect((await press(place.ria, formOf(thread), { kind: 'spam', state: 'answered' })).status).toBe(400);
    const bare = await place.ria.post(formOf(thread), { kind: 'spam', body: 'Zanzibar' });
    expect(bare.status).toBe(403);
    expect(bare.text).toContain('Zanzibar');
    expect(await reportsOf(place, thread)).toEqual([]);
  });

  it('is for members: a guest’s words come back to be copied', async () => {
    const thread = await threadUp(place);
    const guest = place.guest();
    const token = await guest.hiddenFields('/sign-up');
    const answer = await guest.post(formOf(thread), { _csrf: token._csrf!, kind: 'spam', body: 'Zanzibar' });
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('Zanzibar');
    expect(await reportsOf(place, thread)).toEqual([]);
  });
});

describe('telling it again', () => {
  it('leads to what is with the team already', async () => {
    const thread = await threadUp(place);
    const first = await tell(place.ria, thread, { kind: 'spam' });
    const again = await place.ria.get(formOf(thread));
    expect([again.status, again.location]).toEqual([303, first.location]);
    expect((await place.ria.follow(again)).text).toContain('It is with the team.');
  });

  it('from a second window adds the words, and the graver of the kinds counts', async () => {
    const thread = await threadUp(place);
    const other = { revision: thread.id, kind: 'worried', body: 'She said goodbye.' };
    await tell(place.ria, thread, { kind: 'unkind', body: 'It hurts.' });
    expect((await press(place.ria, formOf(thread), other)).status).toBe(303);
    await press(place.ria, formOf(thread), { ...other, kind: 'spam', body: 'And a link.' });
    const found = await reportsOf(place, thread);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      kind: 'worried',
      words: ['It hurts.', 'She said goodbye.', 'And a link.'],
    });
  });

  it('by pressing twice, even at the same moment, is one report with the words once', async () => {
    const thread = await threadUp(place);
    const token = await place.ria.hiddenFields('/guidelines');
    const fields = { ...token, revision: thread.id, kind: 'unkind', body: 'It hurts.' };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => place.ria.post(formOf(thread), fields)),
    );
    expect(new Set(answers.map(({ status, location }) => `${status} ${location}`)).size).toBe(1);
    const found = await reportsOf(place, thread);
    expect(found.map(({ words }) => words)).toEqual([['It hurts.']]);
  });

  it('is a new report once the first is answered', async () => {
    const thread = await threadUp(place);
    await tell(place.ria, thread, { kind: 'spam' });
    await answer(place.mo, thread);
    expect((await tell(place.ria, thread, { kind: 'unkind' })).status).toBe(303);
    expect((await reportsOf(place, thread)).map(({ state }) => state)).toEqual(['answered', 'open']);
  });
});

describe('a post that changes while the form is open', () => {
  const words = { kind: 'worried', body: 'She said goodbye.' };

  it('by being taken down takes the words all the same, with what the reader saw', async () => {
    const thread = await threadUp(place);
    const form = await place.ria.hiddenFields(formOf(thread), ['kind']);
    await takeDown(place.mo, thread);
    const sent = await place.ria.post(formOf(thread), { ...form, ...words });
    expect(sent.status).toBe(303);
    expect(await reportsOf(place, thread)).toMatchObject([{ revision_id: thread.id, words: [words.body] }]);
    expect((await place.ria.follow(sent)).text).toContain('The post is not there to be read any more.');
    expect((await place.ria.get(formOf(thread))).status).toBe(404);
  });

  it('by being taken back too, and a form that comes back shows nothing of it', async () => {
    const thread = await threadUp(place, { body: 'Quetzalcoatl.' });
    const form = await place.ria.hiddenFields(formOf(thread), ['kind']);
    await place.ana.send(`/posts/${thread.postId}/withdrawal`, {}, `/posts/${thread.postId}/withdrawal`);
    const wrong = await place.ria.post(formOf(thread), { ...form, body: words.body });
    expect(wrong.status).toBe(422);
    expect(wrong.html).not.toContain('Quetzalcoatl');
    expect((await place.ria.post(formOf(thread), { ...form, ...words })).status).toBe(303);
    expect(await reportsOf(place, thread)).toMatchObject([{ revision_id: thread.id, state: 'open' }]);
  });

  it('by getting new words is remembered with the old ones', async () => {
    const thread = await threadUp(place);
    const form = await place.ria.hiddenFields(formOf(thread), ['kind']);
    await putUp(place.sql, await writeRevision(place.sql, thread, { title: 'Rain', body: 'Harmless now.' }));
    expect((await place.ria.post(formOf(thread), { ...form, ...words })).status).toBe(303);
    expect((await reportsOf(place, thread))[0]!.revision_id).toBe(thread.id);
  });

  it('cannot be reported by words that nobody has read yet', async () => {
    const thread = await threadUp(place);
    const next = await render(
      place.sql,
      await writeRevision(place.sql, thread, { title: 'Rain', body: 'Secret.' }),
    );
    const sent = await press(place.ria, formOf(thread), { ...words, revision: next.id });
    expect(sent.status).toBe(404);
    expect(sent.html).not.toContain('Secret.');
    expect(sent.text).toContain(words.body);
    expect(await reportsOf(place, thread)).toEqual([]);
  });
});
