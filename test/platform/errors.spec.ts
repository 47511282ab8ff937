import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import request, { type Response } from 'supertest';
import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import type { Answer, Visitor } from '../support/visitor.js';

let forum: Forum;
let ana: Visitor;
beforeAll(async () => {
  forum = await startForum({ worker: false });
  ana = await forum.person('Ana');
});
afterAll(() => forum.stop());

const ENGLISH = { 'Accept-Language': 'en-GB' };

describe('a page that is not there', () => {
  it.each([
    '/nothing',
    '/threads/1',
    '/boards/gardening',
    '/assets/app.css',
    '/.env',
    '/wp-login.php',
    '/api/threads',
    '/index.html',
  ])('has the look of the others, and the way to help: %s', async (path) => {
    const answer = await forum.guest().get(path, ENGLISH);
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expectPage(answer);
    expect(answer.page.querySelector('h1')?.text).toBe('There is nothing here');
  });

  it('leads on, to the boards', async () => {
    const answer = await forum.guest().get('/nothing');
    expect(answer.page.querySelector('main a.button')?.getAttribute('href')).toBe('/');
  });

  it('repeats nothing of the address', async () => {
    const answer = await forum.guest().get('/nothing/%3Cscript%3Equince%3C/script%3E?x=marmalade');
    expect(answer.html).not.toMatch(/quince|marmalade/);
  });

  it('is also what members and guests find behind the doors of the staff', async () => {
    for (const who of [forum.guest(), ana])
      for (const path of ['/reviews', `/reviews/${randomUUID()}`, `/posts/${randomUUID()}/removal`]) {
        const answer = await who.get(path, ENGLISH);
        expect(answer.status).toBe(404);
        expectPage(answer);
        expect(answer.text).not.toMatch(/review|moderat|staff/i);
      }
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'])('has no answer for %s', async (method) => {
    expect(await statusOf(`${method} / HTTP/1.1`)).toMatch(/^4\d\d$/);
  });
});

describe('a request that cannot be understood', () => {
  it.each(['/boards/%E0%A4%A', '/threads/%', '/posts/%ff/edit'])(
    'is answered with a page: %s',
    async (path) => {
      const answer = await forum.guest().get(path, ENGLISH);
      expect([400, 404]).toContain(answer.status);
      expectPage(answer);
    },
  );

  it.each(['/boards/depression/threads', '/sign-in', '/nothing'])('is too large: %s', async (path) => {
    const answer = await ana.post(path, { body: 'a'.repeat(300_000) }, ENGLISH);
    expect(answer.status).toBe(413);
    expectPage(answer);
    expect(answer.text).toContain('That was a little too much at once');
  });

  it('has too many fields', async () => {
    const fields = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`f${at}`, 'x']));
    const answer = await ana.post('/sign-in', fields, ENGLISH);
    expect(answer.status).toBe(413);
    expectPage(answer);
  });

  it.each([
    [
      'a charset that nobody has',
      { 'Content-Type': 'application/x-www-form-urlencoded; charset=x-none' },
      'body=x',
    ],
    ['an encoding that nobody has', { 'Content-Encoding': 'rot13' }, 'body=x'],
    ['a cut-off archive', { 'Content-Encoding': 'gzip' }, 'not gzip'],
  ])('has %s', async (_, headers, body) => {
    const answer = await raw('/boards/depression/threads', headers, body);
    expect([400, 415]).toContain(answer.status);
    expect(answer.text).toContain('We could not understand that');
    expect(answer.text).toContain('Need to talk to someone now?');
  });

  it.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'application/xml'])(
    'is no form of ours: %s',
    async (type) => {
      const answer = await raw(
        '/boards/depression/threads',
        { 'Content-Type': type },
        '{"title":"x","body":"y"}',
      );
      expect(answer.status).toBe(403);
      expect(answer.text).toContain('Need to talk to someone now?');
    },
  );

  it('is no HTTP at all: the others go on', async () => {
    await statusOf('NONSENSE');
    expect((await forum.guest().get('/healthz')).status).toBe(200);
  });
});

describe('words on the page of an error', () => {
  it('are kept, and shown as words', async () => {
    const answer = await ana.post('/boards/depression/threads', {
      title: '<b>T</b>',
      body: '</textarea><script>x</script>',
    });
    expect(answer.status).toBe(403);
    expect(answer.page.querySelector('#kept-words')?.rawText).toContain('&lt;/textarea&gt;&lt;script&gt;');
    expect(answer.page.querySelectorAll('main script, main b')).toHaveLength(0);
  });

  it('never are passwords, names or codes', async () => {
    const fields = {
      pseudonym: 'Quince',
      password: 'marmalade on a lamp',
      code: 'ELDER-BERRY',
      current: 'blackcurrant',
    };
    for (const path of ['/sign-in', '/sign-up', '/recovery', '/password']) {
      const answer = await forum.guest().post(path, fields);
      expect(answer.status).toBe(403);
      expect(answer.html).not.toMatch(/Quince|marmalade|ELDER|blackcurrant/);
    }
  });

  it('tell nothing of the machine', async () => {
    await forum.sql('revoke select on boards from hearthside_web');
    const answer = await forum.guest().get('/', ENGLISH);
    await forum.sql('grant select on boards to hearthside_web');
    expect(answer.status).toBe(500);
    expectPage(answer);
    expect(answer.text).toContain('Something went wrong on our side');
    expect(answer.html).not.toMatch(/permission|boards\b.*denied|postgres|typeorm|node_modules|\bat \w+/i);
  });

  it('are kept when PostgreSQL fails in the middle', async () => {
    const fields = await ana.hiddenFields('/boards/depression/threads/new', ['title']);
    await forum.sql('revoke insert on revisions from hearthside_web');
    const answer = await ana.post('/boards/depression/threads', {
      ...fields,
      title: 'Kept',
      body: 'Words that stay.',
    });
    await forum.sql(
      `grant insert (id, post_id, number, title, body, advised_tier, advised_help, submission_key) on revisions to hearthside_web`,
    );
    expect(answer.status).toBe(500);
    expect(answer.page.querySelector('#kept-words')?.text.trim()).toBe('Words that stay.');
    expect(await forum.sql('select from threads')).toHaveLength(0);
  });
});

describe('help while something is wrong', () => {
  it('has the lines of the country that was chosen', async () => {
    await ana.send('/crisis-lines?country=DE', { country: 'DE' });
    for (const path of ['/nothing', '/threads/1', '/reviews'])
      expect((await ana.get(path)).page.querySelector('aside.help')?.text).toContain('TelefonSeelsorge');
  });

  it('stands while PostgreSQL is away: the lines, the guidelines, the page about this place', async () => {
    await forum.sql('revoke select on sessions from hearthside_web');
    for (const path of ['/crisis-lines', '/guidelines', '/about', '/crisis-lines?country=GB'])
      expect((await ana.get(path)).status).toBe(200);
    const failing = await ana.get('/boards/depression');
    await forum.sql('grant select on sessions to hearthside_web');
    expect(failing.status).toBe(500);
    expect(failing.page.querySelector('aside.help')?.text).toContain('TelefonSeelsorge');
  });
});

function expectPage(answer: Answer): void {
  expect(answer.page.querySelector('header .brand')).not.toBeNull();
  expect(answer.page.querySelector('footer a[href="/crisis-lines"]')).not.toBeNull();
  expect(answer.page.querySelector('aside.help')?.text).toContain('Samaritans');
  expect(answer.page.querySelectorAll('h1')).toHaveLength(1);
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
}

async function raw(path: string, headers: Record<string, string>, body: string): Promise<Response> {
  const form = { 'Content-Type': 'application/x-www-form-urlencoded', ...headers };
  return request(forum.app.getHttpServer() as Server)
    .post(path)
    .set(form)
    .send(body);
}

/** Sends a line as it is, and returns the status that comes back. */
async function statusOf(line: string): Promise<string | undefined> {
  const { port } = (forum.app.getHttpServer() as Server).address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.end(`${line}\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  const [first] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return /^HTTP\/1\.1 (\d+)/.exec(first.toString())?.[1];
}
