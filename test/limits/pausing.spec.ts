import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONCERN, CRISIS, openThread, settled } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';
import {
  BAN,
  COOL_OFF,
  give,
  later,
  limited,
  limitsOf,
  NOTICE,
  type Place,
  press,
  startPlace,
  SUSPENSION,
  writer,
} from './pauses.js';

let place: Place;
let thread: string;
beforeAll(async () => {
  place = await startPlace(true);
  const opened = await openThread(place, place.ana, { title: 'Rain again', body: 'The kettle is on.' });
  await settled(place, opened.postId);
  thread = opened.threadId;
  for (const who of [place.ana, place.ben]) await who.send('/crisis-lines?country=GB', { country: 'GB' });
});
afterAll(() => place.stop());

const count = async () => (await place.sql<{ n: number }>('select count(*)::int as n from revisions'))[0]!.n;

// As a form that stood open since before the pause.
const reply = (who: Visitor, body: string) =>
  press(who, `/threads/${thread}/posts`, { body, key: randomUUID() });
const open = (who: Visitor, body: string) =>
  press(who, '/boards/anxiety/threads', { title: 'Blackcurrants', body, key: randomUUID() });
const change = (who: Visitor, postId: string, body: string) =>
  press(who, `/posts/${postId}/revisions`, { title: 'Blackcurrants', body, key: randomUUID() });

const textOf = ({ page }: Answer) => page.querySelector('textarea#body')?.text.trim();

describe.each([
  ['a cool-off', 'Cora', COOL_OFF],
  ['a suspension', 'Sara', SUSPENSION],
  ['a ban', 'Bara', BAN],
])('%s', (_, name, fields) => {
  let who: Visitor;
  let postId: string;
  beforeAll(async () => {
    const made = await limited(place, name, place.lea, fields);
    [who, postId] = [made.who, made.text.postId];
  });

  it.each([
    ['an answer', (body: string) => reply(who, body)],
    ['a thread', (body: string) => open(who, body)],
    ['a change', (body: string) => change(who, postId, body)],
  ])('refuses %s before anything is saved, kindly, with the words', async (_what, send) => {
    const before = await count();
    const answer = await send('I had *soup* today.');
    expect(answer.status).toBe(403);
    expect(textOf(answer)).toContain('I had *soup* today.');
    expect(answer.text).toContain('You have a pause.');
    expect(answer.page.querySelector('aside.help')).not.toBeNull();
    expect(answer.page.querySelector('form[action="/pause/notes"]')).not.toBeNull();
    expect(answer.page.querySelector('main a[href="/pause"]')).not.toBeNull();
    expect(await count()).toBe(before);
  });

  it('keeps the title of a thread too', async () => {
    expect(textOf(await open(who, 'Soup.'))).toBe('Blackcurrants\n\nSoup.');
  });

  it('says in place of the forms what it is, and until when', async () => {
    for (const path of [
      `/threads/${thread}`,
      `/threads/${thread}/posts/new`,
      '/boards/anxiety/threads/new',
      `/posts/${postId}/edit`,
    ]) {
      const page = await who.get(path);
      expect(page.status).toBe(200);
      expect(page.page.querySelector('main textarea')).toBeNull();
      expect(page.text).toContain('You have a pause');
      expect(page.page.querySelector('main a[href="/pause"]')).not.toBeNull();
      // A ban that nobody has confirmed ends after seven days.
      expect(page.page.querySelector('main time')).not.toBeNull();
      expect(page.text).toMatch(/You can post again from \w+,? \d+ \w+ \d{4} at \d\d:\d\d UTC/);
    }
  });

  it('leaves reading, signing in, notices, the lines and the way to the team', async () => {
    const again = await place.person(name);
    for (const path of ['/', `/threads/${thread}`, '/notices', '/crisis-lines', '/pause', '/account'])
      expect((await again.get(path)).status).toBe(200);
    const note = await again.sendAndFollow('/pause', { body: 'May I explain?' }, '/pause/notes');
    expect(note.text).toContain('May I explain?');
  });

  it('leaves their own posts up, and lets them take back what they wrote', async () => {
    const path = `/posts/${postId}`;
    expect((await place.ben.open(path)).text).toContain('It is grey here.');
    await who.send(`${path}/withdrawal`, {}, `${path}/withdrawal`);
    expect((await place.ben.open(path)).html).not.toContain('It is grey here.');
  });

  it('shows on no other page of theirs', async () => {
    for (const path of ['/', '/boards/depression', '/crisis-lines', '/account'])
      expect((await who.get(path)).page.querySelector('main')?.text).not.toContain('pause');
  });
});

describe('a notice', () => {
  it('stops nothing', async () => {
    const { who, id } = await limited(place, 'Nora', place.moe, NOTICE);
    expect((await who.send(`/threads/${thread}`, { body: 'Here I am.' })).status).toBe(303);
    const page = await who.get('/pause');
    expect(page.text).toContain('A reminder');
    expect(page.text).toContain('You have no pause');
    expect(page.page.querySelector(`#limit-${id}`)).not.toBeNull();
  });
});

describe.each(Object.entries(CRISIS))('crisis language from somebody with a pause: %s', (about, body) => {
  const TITLES: Record<string, string> = {
    me: 'You do not have to get through this alone',
    someone_else: 'You are worried about someone. Here is what helps.',
    under_way: 'Please get help right now',
    harm_to_others: 'You can talk to someone about this',
  };

  it('is answered with the right help first of all, and can go to the team', async () => {
    const { who } = await limited(place, `Tess ${about.slice(0, 5)}`.replace('_', ' '), place.moe);
    await who.send('/crisis-lines?country=GB', { country: 'GB' });
    const before = await count();
    for (const answer of [await reply(who, body), await open(who, body)]) {
      const first = answer.page.querySelector('main')?.firstElementChild;
      expect(answer.page.querySelector('h1')?.text).toBe(TITLES[about]);
      expect(first?.classNames).toContain('first');
      expect(first?.querySelector('article.line')?.text).toContain('Samaritans');
      expect(textOf(answer)).toContain(body);
    }
    expect(await count()).toBe(before);
    const refused = await reply(who, body);
    const form = refused.page.querySelector('form[action="/pause/notes"]')!;
    const hidden = Object.fromEntries(
      form.querySelectorAll('input').map((one) => [one.getAttribute('name')!, one.getAttribute('value')!]),
    );
    const answer = await who.post('/pause/notes', { ...hidden, body: textOf(refused)! });
    // Not to the note further down: the help stands above it.
    expect(answer.location).toBe('/pause');
    const sent = await who.follow(answer);
    expect(sent.page.querySelector('h1')?.text).toBe(TITLES[about]);
    expect(sent.page.querySelector('main')?.firstElementChild?.classNames).toContain('first');
    expect(sent.text).toContain('We have this. Nobody has read it yet');
    const desk = await place.mia.get('/limits');
    const rows = desk.page.querySelectorAll('section:first-of-type tbody tr');
    expect(rows.some((row) => row.text.includes('Tess') && row.text.includes('Crisis'))).toBe(true);
  });
});

describe('heavy words from somebody with a pause', () => {
  it('get the gentle line', async () => {
    const { who } = await limited(place, 'Una', place.moe);
    const answer = await reply(who, CONCERN);
    expect(answer.page.querySelector('main')?.firstElementChild?.classNames).toContain('gentle');
  });
});

describe('a pause', () => {
  it('is counted for one person and nobody else', async () => {
    await limited(place, 'Vera', place.moe);
    expect((await place.ben.send(`/threads/${thread}`, { body: 'I am here.' })).status).toBe(303);
  });

  it.each([
    ['a cool-off', 'Wim', COOL_OFF, 23, 1],
    ['a suspension', 'Wes', SUSPENSION, 167, 1],
    ['an unconfirmed ban', 'Wen', BAN, 167, 1],
  ])('ends by itself: %s', async (_, name, fields, almost, rest) => {
    const { who, id } = await limited(place, name, place.lea, fields);
    await later(place, id, almost);
    expect((await reply(who, 'Now?')).status).toBe(403);
    await later(place, id, rest);
    expect((await who.send(`/threads/${thread}`, { body: 'Now.' })).status).toBe(303);
    const page = await who.get('/pause');
    expect(page.text).toContain('You have no pause');
    expect(page.text).toContain(': over');
  });

  it('counts the longer of two', async () => {
    const { who, text, id } = await limited(place, 'Xena', place.moe, { ...COOL_OFF, hours: '6' });
    await give(place.lea, text, SUSPENSION);
    expect(await limitsOf(place, 'Xena')).toHaveLength(2);
    await later(place, id, 6);
    expect((await reply(who, 'Now?')).status).toBe(403);
    expect((await who.get(`/threads/${thread}`)).text).toMatch(/\(in (6|7) days\)/);
  });

  it('does not swallow what had arrived before it, when it is sent again', async () => {
    const { who, text } = await writer(place, 'Yves');
    const fields = { ...(await who.hiddenFields(`/threads/${thread}`, ['body'])), body: 'I made tea.' };
    const first = await who.post(`/threads/${thread}/posts`, fields);
    await give(place.moe, text);
    const again = await who.post(`/threads/${thread}/posts`, fields);
    expect([again.status, again.location]).toEqual([303, first.location]);
  });

  it('leaves a form with a mistake its words', async () => {
    const { who } = await limited(place, 'Zoe', place.moe);
    const answer = await press(who, '/boards/anxiety/threads', {
      title: '',
      body: 'Soup.',
      key: randomUUID(),
    });
    expect([answer.status, textOf(answer)]).toEqual([422, 'Soup.']);
  });
});
