import { verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import {
  cookieIn,
  newBrowser,
  PASSWORD,
  send,
  signIn,
  signUp,
  tokenIn,
  tokenOf,
  valueIn,
  whoIs,
} from './people.js';

vi.mock('@node-rs/argon2', { spy: true });

let forum: Forum;
beforeAll(async () => {
  forum = await startForum({ worker: false });
  await signUp(newBrowser(forum), 'Quiet Otter');
});
afterAll(() => forum.stop());

async function sessions(): Promise<number> {
  const rows = await forum.sql<{ count: number }>(`select count(*)::int as count from sessions`);
  return rows[0]?.count ?? NaN;
}

describe('signing in', () => {
  it('lets in by name and passphrase, and leads home', async () => {
    const browser = newBrowser(forum);
    const answer = await signIn(browser, 'Quiet Otter');
    expect([answer.status, answer.headers.location]).toEqual([303, '/']);
    expect(cookieIn(answer, 'visit')).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(await whoIs(browser)).toBe('Quiet Otter');
  });

  it.each(['quiet otter', 'QUIETOTTER', ' Quiet-Otter ', 'quiet_0tter'])(
    'knows the name as %j',
    async (name) => {
      const browser = newBrowser(forum);
      await signIn(browser, name);
      expect(await whoIs(browser)).toBe('Quiet Otter');
    },
  );

  it.each([
    ['/threads/1?before=2', '/threads/1?before=2'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['', '/'],
  ])('asked to go on to %j goes to %s', async (next, location) => {
    const fields = { pseudonym: 'Quiet Otter', password: PASSWORD, next };
    expect((await send(newBrowser(forum), '/sign-in', fields)).headers.location).toBe(location);
  });

  it('goes on to the words that wait', async () => {
    const browser = newBrowser(forum);
    const _csrf = await tokenOf(browser, '/sign-in');
    browser.jar.setCookie('draft=a-token; path=/');
    const form = { _csrf, pseudonym: 'Quiet Otter', password: PASSWORD };
    const answer = await browser.post('/sign-in').type('form').send(form);
    expect(answer.headers.location).toBe('/drafts/waiting');
  });

  it('keeps where to go on in the form', async () => {
    const page = await newBrowser(forum).get('/sign-in?next=/boards/anxiety&pseudonym=Ana');
    expect(page.text).toContain('name="next" value="/boards/anxiety"');
    expect(page.text).not.toContain('Ana');
    const foreign = await newBrowser(forum).get('/sign-in?next=//evil.example');
    expect(foreign.text).not.toContain('evil');
  });
});

describe('the id of a session', () => {
  it('is always new: neither the guest’s nor one that somebody planted', async () => {
    const planted = randomBytes(32).toString('base64url');
    const browser = newBrowser(forum);
    browser.jar.setCookie(`visit=${planted}; path=/`);
    const page = await browser.get('/sign-in');
    const form = { _csrf: tokenIn(page), pseudonym: 'Quiet Otter', password: PASSWORD };
    const answer = await browser.post('/sign-in').type('form').send(form);
    expect(answer.status).toBe(303);
    expect(valueIn(answer, 'visit')).not.toBe(planted);
    const attacker = newBrowser(forum);
    attacker.jar.setCookie(`visit=${planted}; path=/`);
    expect(await whoIs(attacker)).toBeNull();
  });

  it('takes the place of an old session of the same browser', async () => {
    const browser = newBrowser(forum);
    await signIn(browser, 'Quiet Otter');
    await forum.sql(`update sessions set started_at = started_at - interval '1 year'`);
    const before = await sessions();
    await signIn(browser, 'Quiet Otter');
    expect(await whoIs(browser)).toBe('Quiet Otter');
    expect(await sessions()).toBe(before);
  });
});

describe('who is not let in', () => {
  const wrong = { pseudonym: 'Quiet Otter', password: 'nine lemons in a jar' };
  const unknown = { pseudonym: 'Nobody Here', password: 'nine lemons in a jar' };

  it('gets the same answer for a wrong passphrase as for an unknown name', async () => {
    const before = await sessions();
    const browser = newBrowser(forum);
    const answers = [await send(browser, '/sign-in', wrong), await send(browser, '/sign-in', unknown)];
    expect(answers.map(({ status }) => status)).toEqual([422, 422]);
    const [one, other] = answers.map(({ text }) =>
      text.replace(/Quiet Otter|Nobody Here/g, '').replace(/challenge&quot;:&quot;[\w-]{50,}/, ''),
    );
    expect(one).toBe(other);
    const names = answers.map(({ headers }) => Object.keys(headers as object));
    expect(names[0]).toEqual(names[1]);
    expect(await sessions()).toBe(before);
  });

  it('costs the same hashing for a wrong passphrase as for an unknown name', async () => {
    for (const fields of [wrong, unknown]) {
      vi.mocked(verify).mockClear();
      await send(newBrowser(forum), '/sign-in', fields);
      expect(verify).toHaveBeenCalledTimes(1);
    }
  });

  it('finds the name in its place again, never the passphrase, and where to go on', async () => {
    const page = await send(newBrowser(forum), '/sign-in', { ...wrong, next: '/boards/anxiety' });
    expect(page.text).toContain('value="Quiet Otter"');
    expect(page.text).toContain('name="next" value="/boards/anxiety"');
    expect(page.text).toContain('do not fit together');
    expect(page.text).not.toContain(wrong.password);
  });

  it.each([
    ['no name', { pseudonym: '', password: PASSWORD }, 'pseudonym'],
    ['no passphrase', { pseudonym: 'Quiet Otter', password: '' }, 'password'],
  ])('is told so with %s', async (_, fields, field) => {
    const page = await send(newBrowser(forum), '/sign-in', fields);
    expect(page.status).toBe(422);
    expect(page.text).toContain(`id="${field}-error"`);
    expect(page.text).not.toContain('do not fit together');
  });

  it.each([
    ['trimmed', ` ${PASSWORD}`],
    ['trimmed at the end', `${PASSWORD} `],
    ['in another case', PASSWORD.toUpperCase()],
    ['cut', PASSWORD.slice(0, -1)],
    ['longer', `${PASSWORD}!`],
  ])('has a passphrase that would fit only if it were %s', async (_, password) => {
    expect((await signIn(newBrowser(forum), 'Quiet Otter', password)).status).toBe(422);
  });

  it('has put name and passphrase into the address', async () => {
    const browser = newBrowser(forum);
    const _csrf = await tokenOf(browser, '/sign-in');
    const query = new URLSearchParams({ pseudonym: 'Quiet Otter', password: PASSWORD }).toString();
    const page = await browser.post(`/sign-in?${query}`).type('form').send({ _csrf });
    expect(page.status).toBe(422);
    expect(await whoIs(browser)).toBeNull();
  });

  it('sends lists, strange fields, or no token', async () => {
    const browser = newBrowser(forum);
    const _csrf = await tokenOf(browser, '/sign-in');
    const post = (body: string) => browser.post('/sign-in').type('form').send(body);
    expect((await post(`_csrf=${_csrf}&pseudonym=Quiet+Otter&password=a&password=b`)).status).toBe(400);
    expect((await post(`_csrf=${_csrf}&pseudonym=a&password=b&role=admin`)).status).toBe(400);
    expect((await post(`pseudonym=Quiet+Otter&password=${encodeURIComponent(PASSWORD)}`)).status).toBe(403);
    expect(await whoIs(browser)).toBeNull();
  });
});
