import type { Server } from 'node:http';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';
import type { Answer } from '../support/visitor.js';

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
];

describe('the headers of every answer', () => {
  let forum: Forum;
  beforeAll(async () => {
    forum = await startForum({ worker: false });
  });
  afterAll(() => forum.stop());

  it.each([
    '/',
    '/boards/depression',
    '/sign-up',
    '/nothing',
    '/healthz',
    '/readyz',
    '/crisis-lines',
    '/account',
  ])('shut everything else out: %s', async (path) => {
    const { headers } = await forum.guest().get(path);
    expect(headers['content-security-policy']?.split(/;\s*/).sort()).toEqual([...POLICY].sort());
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['permissions-policy']).toMatch(
      /geolocation=\(\).*camera=\(\)|camera=\(\).*geolocation=\(\)/,
    );
  });

  it('name no software, and no version', async () => {
    for (const path of ['/', '/nothing']) {
      const { headers } = await forum.guest().get(path);
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers.server).toBeUndefined();
      expect(headers.etag).toBeUndefined();
    }
  });

  it.each(['put', 'patch', 'delete', 'trace', 'propfind'] as const)(
    'are those of a page that is not there for a method that no form has: %s',
    async (method) => {
      for (const path of ['/', '/account', '/sign-in', '/assets/app.css']) {
        const { status, headers } = await request(forum.app.getHttpServer() as Server)[method](path);
        expect([path, status < 500 && status >= 400]).toEqual([path, true]);
        expect(headers['x-content-type-options']).toBe('nosniff');
      }
    },
  );

  it('let no other site read: no CORS, also when asked', async () => {
    const origin = { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' };
    const server = forum.app.getHttpServer() as Server;
    for (const answer of [
      await request(server).get('/').set(origin),
      await request(server).options('/sign-in').set(origin),
    ])
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  it('keep pages of members out of every cache', async () => {
    const ana = await forum.person('Ana');
    for (const path of ['/', '/boards/depression', '/account', '/notices', '/nothing', '/crisis-lines'])
      expect((await ana.get(path)).headers['cache-control']).toBe('no-store');
  });

  it('keep pages with a form of a guest out of every cache too', async () => {
    for (const path of ['/sign-in', '/sign-up', '/boards/depression/threads/new', '/crisis-lines'])
      expect((await forum.guest().get(path)).headers['cache-control']).toBe('no-store');
  });

  it('give guests who only read no cookie at all', async () => {
    for (const path of ['/', '/boards/depression', '/guidelines', '/about', '/nothing', '/healthz'])
      expect((await forum.guest().get(path)).headers['set-cookie']).toBeUndefined();
  });

  it('let files be kept for ever, by a name that changes with them', async () => {
    const home = await forum.guest().get('/');
    const files = home.page.querySelectorAll('link[rel=stylesheet], script[src], img[src]');
    expect(files.length).toBeGreaterThanOrEqual(3);
    for (const file of files) {
      const path = file.getAttribute('href') ?? file.getAttribute('src') ?? '';
      expect(path).toMatch(/^\/assets\/[\w.-]+\.[0-9a-f]{12}\.\w+$/);
      const { status, headers } = await forum.guest().get(path);
      expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
      expect(headers['content-type']).toMatch(/^(text\/(css|javascript)|image\/)/);
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it('ask for nothing from elsewhere on any page', async () => {
    const ana = await forum.person('Ana');
    for (const path of [
      '/',
      '/boards/depression',
      '/sign-up',
      '/about',
      '/guidelines',
      '/crisis-lines?country=GB',
      '/account',
    ]) {
      for (const who of [forum.guest(), ana]) {
        const { page } = await who.open(path);
        for (const loaded of page.querySelectorAll('[src], link[href], form[action]')) {
          const url =
            loaded.getAttribute('src') ?? loaded.getAttribute('href') ?? loaded.getAttribute('action');
          expect(url).toMatch(/^\/(?!\/)/);
        }
        expect(page.querySelectorAll('script:not([src]), style, [style], iframe')).toHaveLength(0);
      }
    }
  });

  it('lock cookies away from scripts and other sites', async () => {
    expect(await cookiesOf(forum)).toEqual([
      expect.stringMatching(/^visit=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
      expect.stringMatching(/^draft=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
      expect.stringMatching(/^country=GB; Max-Age=31536000; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/),
    ]);
  });

  it('promise no TLS where there is none', async () => {
    expect((await forum.guest().get('/')).headers['strict-transport-security']).toBeUndefined();
  });

  it('end what the browser keeps when somebody signs out', async () => {
    const ana = await forum.person('Ana');
    const answer = await ana.send('/account', {}, '/sign-out');
    expect(answer.headers['clear-site-data']).toBe('"cache", "storage"');
    expect(setCookies(answer).some((cookie) => cookie.startsWith('visit=;'))).toBe(true);
  });

  it('give a new id to who signs in', async () => {
    await forum.person('Ana');
    const guest = forum.guest();
    const before = setCookies(await guest.get('/sign-in'))[0];
    const after = setCookies(await guest.send('/sign-in', { pseudonym: 'Ana', password: PASSWORD }))[0];
    expect(before).toMatch(/^visit=/);
    expect(after).toMatch(/^visit=/);
    expect(after).not.toBe(before);
  });
});

describe('the headers of a forum that is reached over TLS', () => {
  let forum: Forum;
  beforeAll(async () => {
    forum = await startForum({ worker: false, config: { publicUrl: 'https://forum.example', secure: true } });
  });
  afterAll(() => forum.stop());

  it('bind cookies to this host and to TLS', async () => {
    const sets = setCookies(await forum.guest().get('/sign-in'));
    expect(sets).toEqual([
      expect.stringMatching(/^__Host-visit=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ]);
    expect(sets.join()).not.toContain('Domain');
  });

  it('insist on TLS for two years', async () => {
    const { headers } = await forum.guest().get('/');
    expect(headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
  });

  it('do not take a cookie without the prefix for a visit', async () => {
    const id = 'A'.repeat(43);
    const page = await forum.guest().get('/sign-in', { Cookie: `visit=${id}` });
    expect(setCookies(page)).toHaveLength(1);
    const own = await forum.guest().get('/sign-in', { Cookie: `__Host-visit=${id}` });
    expect(setCookies(own)).toHaveLength(0);
  });
});

async function cookiesOf(forum: Forum): Promise<(string | undefined)[]> {
  const guest = forum.guest();
  const form = '/boards/depression/threads/new';
  const visit = setCookies(await guest.get(form))[0];
  const draft = setCookies(await guest.send(form, { title: 'Kept', body: 'Words.' })).at(-1);
  const country = setCookies(await guest.send('/crisis-lines?country=GB', { country: 'GB' }))[0];
  return [visit, draft, country];
}

function setCookies(answer: Answer): string[] {
  return (answer.headers['set-cookie'] ?? []) as unknown as string[];
}
