import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';
import { tokenOf } from '../support/people.js';
import type { Answer } from '../support/visitor.js';

const OUTSIDE = 'https://weather.example/today?at=noon&in=c';
const FROM_HERE = { 'Sec-Fetch-Site': 'same-origin' };
const NEW = '/boards/depression/threads/new';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum({ worker: false, config: { exitUrl: OUTSIDE } });
});
afterAll(() => forum.stop());

describe('the way out', () => {
  it.each([
    '/',
    '/boards/depression',
    '/sign-in',
    '/crisis-lines',
    '/about',
    '/exit/about',
    '/nothing',
    '/leaving',
  ])('stands before everything but the skip link, for guests and members: %s', async (path) => {
    for (const who of [forum.guest(), await forum.person('Ana')]) {
      const { page } = await who.open(path);
      const [skip, section] = page.querySelectorAll('body > *');
      expect(skip?.classNames).toBe('skip');
      expect(section?.querySelector('form[method=post][action="/exit"] button')?.text).toBe('Exit this page');
      expect(section?.querySelector('a')?.getAttribute('href')).toBe('/exit/about');
    }
  });

  it('makes no cookie for guests who only read', async () => {
    const home = await forum.guest().get('/');
    expect(home.headers['set-cookie']).toBeUndefined();
    expect(home.page.querySelector('.exit input')).toBeNull();
  });
});

describe('leaving by the button, without scripts', () => {
  it('ends the session, clears cookies and what the browser kept, and goes to the page outside', async () => {
    const ana = await forum.person('Ana');
    const before = await sessions();
    const left = await ana.send('/account', {}, '/exit');
    expectAway(left);
    expect(left.headers['clear-site-data']).toBe('"cache", "storage"');
    expect(cleared(left)).toEqual(expect.arrayContaining(['visit', 'draft']));
    expect(await sessions()).toBe(before - 1);
    expect((await ana.get('/account')).location).toContain('/sign-in');
  });

  it('says nothing of this place, and carries no referrer', async () => {
    const left = await (await forum.person('Ana')).send('/account', {}, '/exit');
    expect(left.html).not.toMatch(/hearthside|forum|depress|\/assets\//i);
    expect(left.page.querySelector('title')?.text).toBe('Notes');
    expect(left.headers['referrer-policy']).toBe('no-referrer');
    expect(left.headers['cache-control']).toBe('no-store');
  });

  it('leaves words of a guest behind closed doors', async () => {
    const guest = forum.guest();
    await guest.send(NEW, { title: 'Before a name', body: 'Nobody is to see this.' });
    const left = await guest.send('/', {}, '/exit');
    expect(cleared(left)).toContain('draft');
    await forum.person('Next');
    await guest.send('/sign-in', { pseudonym: 'Next', password: PASSWORD });
    expect((await guest.get('/drafts/waiting')).location).toBe('/');
  });

  it('works from a page of yesterday: an old form must not keep anybody here', async () => {
    const ana = await forum.person('Ana');
    const left = await ana.post('/exit', { _csrf: 'old' }, FROM_HERE);
    expectAway(left);
    expect((await ana.get('/account')).location).toContain('/sign-in');
  });

  it('works for guests without any cookie', async () => {
    expectAway(await forum.guest().post('/exit', {}));
  });
});

describe('another site', () => {
  it.each([
    ['with no token', {}, {}],
    ['with no token, as a browser says', {}, { 'Sec-Fetch-Site': 'cross-site' }],
    ['from a neighbour', {}, { 'Sec-Fetch-Site': 'same-site' }],
    ['typed in', {}, { 'Sec-Fetch-Site': 'none' }],
    ['with a wrong token', { _csrf: 'AAAA' }, { 'Sec-Fetch-Site': 'cross-site' }],
  ])('signs nobody out and clears nothing: %s', async (_, fields, headers) => {
    const ana = await forum.person('Ana');
    const answer = await ana.post('/exit', fields, headers);
    expectAway(answer);
    expect(answer.headers['clear-site-data']).toBeUndefined();
    expect(cleared(answer)).toEqual([]);
    expect((await ana.get('/account')).status).toBe(200);
  });

  it('signs nobody out with the token of its own visit', async () => {
    const ana = await forum.person('Ana');
    await ana.post('/exit', { _csrf: await tokenOf(await forum.person('Ben')) });
    expect((await ana.get('/account')).status).toBe(200);
  });

  it('signs nobody out by a link or an image: that only leads away', async () => {
    const ana = await forum.person('Ana');
    const ways: Record<string, string>[] = [{}, FROM_HERE, { 'Sec-Fetch-Dest': 'image' }];
    for (const headers of ways) {
      const answer = await ana.get('/exit', headers);
      expect([answer.status, answer.location]).toEqual([303, OUTSIDE]);
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect(answer.headers['clear-site-data']).toBeUndefined();
    }
    expect((await ana.get('/account')).status).toBe(200);
  });
});

describe('while PostgreSQL does not answer', () => {
  let owner: pg.Client;
  beforeEach(async () => {
    owner = new pg.Client({ connectionString: forum.database.ownerUrl });
    await owner.connect();
  });
  afterEach(() => owner.end());

  it('leads away at once: nobody waits for the database, and the browser forgets', async () => {
    const ana = await forum.person('Ana');
    const token = await tokenOf(ana);
    await owner.query('begin; lock table sessions in access exclusive mode');
    const page = ana.get('/account');
    const exit = ana.post('/exit', { _csrf: token });
    const first = await Promise.race([page.then(() => 'a page'), exit.then(() => 'the way out')]);
    const [left] = await Promise.all([exit, page]);
    expect((await ana.get('/exit')).location).toBe(OUTSIDE);
    await owner.query('rollback');
    expect(first).toBe('the way out');
    expectAway(left);
    expect(cleared(left)).toEqual(expect.arrayContaining(['visit', 'draft']));
    expect((await ana.get('/account')).location).toContain('/sign-in');
  });

  it('stands on the page that says so (503), and what it does can be read', async () => {
    const ana = await forum.person('Ana');
    await owner.query('begin; lock table sessions in access exclusive mode');
    const [failing, about] = await Promise.all([ana.get('/account'), ana.get('/exit/about')]);
    await owner.query('rollback');
    expect([failing.status, about.status]).toEqual([503, 200]);
    for (const { page } of [failing, about])
      expect(page.querySelector('body > .exit form[action="/exit"] button')).not.toBeNull();
  });
});

async function sessions(): Promise<number> {
  return (await forum.sql('select from sessions')).length;
}

function expectAway(answer: Answer): void {
  expect(answer.status).toBe(200);
  const refresh = answer.page.querySelector('meta[http-equiv=refresh]');
  expect(refresh?.getAttribute('content')).toBe(`0; url=${OUTSIDE}`);
  expect(answer.page.querySelector('a')?.getAttribute('href')).toBe(OUTSIDE);
}

/** Names of the cookies that an answer takes away. */
function cleared(answer: Answer): string[] {
  const sets = (answer.headers['set-cookie'] ?? []) as unknown as string[];
  return sets.filter((set) => /^\w+=;/.test(set)).map((set) => set.split('=')[0] ?? '');
}
