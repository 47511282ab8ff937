import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { tokenOf } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';

let forum: Forum;
let ana: Visitor;
beforeAll(async () => {
  forum = await startForum({ worker: false });
  ana = await forum.person('Ana');
});
afterAll(() => forum.stop());

// Every way to change something, with an id that does not exist: the token is looked at before anything else.
const DOORS = [
  '/boards/depression/threads',
  `/threads/${randomUUID()}/posts`,
  `/posts/${randomUUID()}/revisions`,
  `/posts/${randomUUID()}/withdrawal`,
  `/posts/${randomUUID()}/removal`,
  `/reviews/${randomUUID()}/claim`,
  `/reviews/${randomUUID()}/release`,
  `/reviews/${randomUUID()}/decision`,
  '/terms',
  '/terms/trial',
  `/terms/${randomUUID()}/trial`,
  `/terms/${randomUUID()}/revisions`,
  `/terms/${randomUUID()}/state`,
  '/crisis-lines/country',
  '/sign-in',
  '/sign-up',
  '/recovery',
  '/password',
];

describe('a form without the token of its visitor', () => {
  it.each(DOORS)('is refused: %s', async (path) => {
    const guest = forum.guest();
    expect((await guest.post(path, { body: 'Kept.' })).status).toBe(403);
    expect((await guest.post(path, { _csrf: await tokenOf(ana), body: 'Kept.' })).status).toBe(403);
  });

  it('is refused at the way out as well: nobody is signed out from elsewhere', async () => {
    expect((await ana.post('/sign-out', {})).status).toBe(403);
    expect((await ana.get('/account')).status).toBe(200);
  });

  it('is refused when the token is in the address or in a header', async () => {
    const token = await tokenOf(ana);
    expect((await ana.post(`/sign-out?_csrf=${token}`, {})).status).toBe(403);
    expect((await ana.post('/sign-out', {}, { 'X-CSRF-Token': token })).status).toBe(403);
  });

  it('says that nothing was sent, without blame', async () => {
    const answer = await ana.post('/boards/depression/threads', { title: 'T', body: 'B' });
    expect(answer.text).toContain('Nothing was sent.');
  });
});

describe('the token', () => {
  it('is the same on all pages of a visitor, and another for each visitor', async () => {
    const guest = forum.guest();
    const pages = ['/sign-in', '/sign-up', '/boards/depression/threads/new'];
    const tokens: (string | undefined)[] = [];
    for (const path of pages) tokens.push((await guest.hiddenFields(path))._csrf);
    expect(new Set(tokens).size).toBe(1);
    expect((await forum.guest().hiddenFields('/sign-in'))._csrf).not.toBe(tokens[0]);
  });

  it('is not the id in the cookie, and does not hold it', async () => {
    const page = await forum.guest().get('/sign-in');
    const id = /visit=([\w-]{43})/.exec(String(page.headers['set-cookie']))?.[1] ?? '';
    expect(id).toHaveLength(43);
    expect(page.html).not.toContain(id);
  });

  it('ends with the visit: the one of before signing in does not hold after it', async () => {
    const token = await tokenOf(ana);
    await ana.send('/account', {}, '/sign-out');
    expect(
      (await ana.post('/boards/depression/threads', { _csrf: token, title: 'T', body: 'B' })).status,
    ).toBe(403);
  });

  it('is in every form that changes something', async () => {
    const ben = await forum.person('Ben');
    for (const who of [forum.guest(), ben])
      for (const path of [
        '/',
        '/sign-in',
        '/sign-up',
        '/recovery',
        '/account',
        '/password',
        '/boards/depression/threads/new',
        '/crisis-lines?country=GB',
      ])
        // Guests without a cookie have nothing that the way out could end; /exit looks by itself.
        for (const form of (await who.open(path)).page.querySelectorAll(
          'main form[method=post], header form',
        ))
          expect(form.querySelectorAll('input[name=_csrf]')).toHaveLength(1);
  });
});
