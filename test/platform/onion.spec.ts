import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Accounts } from '../../src/accounts/accounts.js';
import { Passwords } from '../../src/members/passwords.js';
import { loadConfig } from '../../src/platform/config.js';
import { isOnionUrl } from '../../src/platform/text/onion.js';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';
import { type Answer, Visitor } from '../support/visitor.js';

// The Tor Project's own address.
const ONION = '2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid.onion';

describe('the setting ONION_URL', () => {
  it('takes the address of an onion service of version 3', () => {
    expect(loadConfig({ ONION_URL: `http://${ONION}` }).onionUrl).toBe(`http://${ONION}`);
    expect(loadConfig({ ONION_URL: `https://forum.${ONION}/` }).onionUrl).toBe(`https://forum.${ONION}`);
    expect(loadConfig({}).onionUrl).toBeNull();
  });

  it.each([
    ONION,
    `ftp://${ONION}`,
    `http://${ONION}/forum`,
    `http://${ONION}?a=b`,
    `http://name:word@${ONION}`,
    `http://${ONION}.example.org`,
    'http://expyuzz4wqqyqhjn.onion',
    `http://3${ONION.slice(1)}`,
    'http://forum.example',
    'not an address',
  ])('refuses %s, by its name', (url) => {
    expect(isOnionUrl(url)).toBe(false);
    expect(() => loadConfig({ ONION_URL: url })).toThrow('The setting ONION_URL cannot be used');
  });
});

describe('a forum that is reached over TLS and over Tor', () => {
  let forum: Forum;
  let server: Server;
  beforeAll(async () => {
    const config = { publicUrl: 'https://forum.example', secure: true, onionUrl: `http://${ONION}` };
    forum = await startForum({ worker: false, config });
    server = forum.app.getHttpServer() as Server;
    await forum.app.get(Accounts).create('Ana', PASSWORD, 'member');
  });
  afterAll(() => forum.stop());

  const overTor = (always: Record<string, string> = {}) => new Visitor(server, { Host: ONION, ...always });

  it('tells guests of the public address where it stands on Tor, on every page', async () => {
    for (const path of ['/', '/boards/depression', '/sign-in?next=/account', '/nothing'])
      expect((await forum.guest().get(path)).headers['onion-location']).toBe(`http://${ONION}${path}`);
  });

  it('tells nobody who is there already, or who sent a form', async () => {
    const answers = [await overTor().get('/'), await forum.guest().post('/sign-in', {})];
    expect(answers.map(({ headers }) => headers['onion-location'])).toEqual([undefined, undefined]);
  });

  it('signs people in over Tor without TLS: cookies of its own, no HSTS', async () => {
    const ana = overTor();
    const form = await ana.get('/sign-in');
    expect(cookieOf(form)).toMatch(/^visit=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(form.headers['strict-transport-security']).toBeUndefined();
    await ana.send('/sign-in', { pseudonym: 'Ana', password: PASSWORD });
    expect((await ana.get('/account')).status).toBe(200);
  });

  it('offers no passkey over Tor, where none works, and says where they do', async () => {
    const ana = overTor();
    const there = 'Passkeys work at our public address only. You can set a passphrase there.';
    const form = await ana.get('/sign-in');
    expect(form.text).toContain(there);
    await ana.send('/sign-in', { pseudonym: 'Ana', password: PASSWORD });
    const pages = await Promise.all(
      ['/account/passkeys', '/account/passkeys/new'].map((path) => ana.get(path)),
    );
    await forum.sql(
      `insert into passkeys (member_id, credential_id, public_key, user_handle)
       select member_id, '1', '1', sha256('1') from personas where name = 'Ana'`,
    );
    const asking = await ana.get('/password');
    await forum.sql(`update members set password_hash = null where id = (select member_id from passkeys)`);
    const alone = await ana.get('/password');
    for (const page of [form, ...pages, asking, alone]) {
      expect(page.text).toContain(there);
      expect(page.html).not.toContain('data-passkey');
    }
    expect(pages[0]!.html).not.toContain('href="/account/passkeys/new"');
    expect((await ana.get('/password/removal')).location).toBe('/account/passkeys');
    expect((await forum.guest().get('/sign-in')).html).toContain('data-passkey="get"');
    await forum.sql(`update members set password_hash = $1 where password_hash is null`, [
      await forum.app.get(Passwords, { strict: false }).hash(PASSWORD),
    ]);
  });

  it('signs people in over TLS at the same time, and a session of one address is none at the other', async () => {
    const cookie = await signInOverTls(forum.guest());
    const [name, id] = cookie.split('=') as [string, string];
    expect(name).toBe('__Host-visit');
    const account = await forum.guest().get('/account', { Cookie: cookie });
    expect([account.status, account.headers['onion-location']]).toEqual([200, undefined]);
    expect((await overTor().get('/account', { Cookie: cookie })).location).toBe('/sign-in?next=%2Faccount');
    expect((await forum.guest().get('/account', { Cookie: `visit=${id}` })).location).toMatch(/^\/sign-in/);
  });

  it.each([
    ['its own address', `http://${ONION}`, 303],
    ['the public address', 'https://forum.example', 303],
    ['no address, as pages without a referrer say', 'null', 303],
    ['another site', 'https://evil.example', 403],
    ['another onion', `http://a${ONION}`, 403],
    ['no address at all', 'garbage', 403],
  ])('takes forms of an old browser that names %s as it should', async (_, origin, status) => {
    const guest = overTor();
    const fields = await guest.hiddenFields('/sign-in', ['pseudonym']);
    const form = { ...fields, pseudonym: 'Ana', password: PASSWORD };
    expect((await guest.post('/sign-in', form, { Origin: origin })).status).toBe(status);
  });

  it('lets what the browser says of the page go before the name that it gives', async () => {
    const guest = overTor();
    const fields = await guest.hiddenFields('/sign-in', ['pseudonym']);
    const form = { ...fields, pseudonym: 'Ana', password: PASSWORD };
    const from = { Origin: `http://${ONION}`, 'Sec-Fetch-Site': 'cross-site' };
    expect((await guest.post('/sign-in', form, from)).status).toBe(403);
  });
});

// Over TLS: cookies that a test on plain HTTP has to carry by hand. Returns the cookie of the session.
async function signInOverTls(guest: Visitor): Promise<string> {
  const form = await guest.get('/sign-in');
  const token = form.page.querySelector('input[name=_csrf]')?.getAttribute('value') ?? '';
  const Cookie = pairOf(form);
  const fields = { _csrf: token, pseudonym: 'Ana', password: PASSWORD };
  const answer = await guest.post('/sign-in', fields, { Cookie });
  expect([answer.status, answer.location]).toEqual([303, '/']);
  return pairOf(answer);
}

function cookieOf({ headers }: Answer): string {
  return (headers['set-cookie'] as unknown as string[]).find((cookie) => /visit=\w/.test(cookie)) ?? '';
}

function pairOf(answer: Answer): string {
  return cookieOf(answer).split(';')[0] ?? '';
}
