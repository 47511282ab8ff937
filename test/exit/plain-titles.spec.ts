import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { tokenOf } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum({ worker: false });
});
afterAll(() => forum.stop());

const PAGES = ['/', '/boards/depression', '/sign-in', '/crisis-lines', '/exit/about', '/nothing', '/account'];

async function titles(who: Visitor): Promise<(string | undefined)[]> {
  const pages = await Promise.all(PAGES.map((path) => who.open(path)));
  return pages.map(({ page }) => page.querySelector('title')?.text);
}

it('are the place’s own until somebody chooses', async () => {
  for (const title of await titles(forum.guest())) expect(title).toMatch(/ – Hearthside$/);
});

it.each([
  ['a guest', '/exit/about', () => Promise.resolve(forum.guest())],
  ['a member', '/account', () => forum.person('Ana')],
])(
  'are plain on every page for %s who chooses them, with a plain picture, until they choose again',
  async (_, at, who) => {
    const visitor = await who();
    const chosen = await visitor.send(at, { titles: 'plain' }, '/exit/titles');
    expect(chosen.location).toBe(`${at}#titles`);
    expect(chosen.headers['set-cookie']).toEqual([
      expect.stringMatching(
        /^titles=plain; Max-Age=31536000; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
      ),
    ]);
    expect(new Set(await titles(visitor))).toEqual(new Set(['Notes']));
    const icon = (await visitor.get('/')).page.querySelector('link[rel=icon]');
    expect(icon?.getAttribute('href')).toMatch(/^\/assets\/plain\.[0-9a-f]+\.svg$/);
    await visitor.send(at, { titles: 'ours' }, '/exit/titles');
    expect(new Set(await titles(visitor))).not.toContain('Notes');
  },
);

it('stay after leaving: whoever comes back is as safe as before', async () => {
  const ana = await forum.person('Ana');
  await ana.send('/account', { titles: 'plain' }, '/exit/titles');
  await ana.send('/account', {}, '/exit');
  expect(new Set(await titles(ana))).toEqual(new Set(['Notes']));
});

it('are not set by what no form of ours says, and lead nowhere else', async () => {
  const guest = forum.guest();
  await guest.get('/sign-in');
  const _csrf = await tokenOf(guest);
  expect((await guest.post('/exit/titles', { _csrf, titles: 'none' })).status).toBe(400);
  expect((await guest.post('/exit/titles', { _csrf, titles: 'plain', id: '1' })).status).toBe(400);
  expect((await guest.post('/exit/titles', { titles: 'plain' })).status).toBe(403);
  const away = await guest.post('/exit/titles', { _csrf, titles: 'plain', back: 'https://evil.example/' });
  expect(away.location).toBe('/exit/about');
});

it('says in plain words what leaving does, and what it cannot hide', async () => {
  const { text } = await forum.guest().open('/exit/about');
  for (const word of [
    'www.bbc.co.uk',
    'signed out',
    'history',
    'network',
    'private window',
    'in your account',
  ])
    expect(text).toContain(word);
});
