import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { pino } from 'pino';
import request from 'supertest';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { logger, setLogLevel } from '../../src/platform/logging/logger.js';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';
import { CRISIS, eventually, openThread, settled } from '../support/people.js';
import { Visitor } from '../support/visitor.js';

/** What a log must not know of anybody: where they are, what they use, where they come from, what they say. */
const CANARIES = {
  address: '203.0.113.77',
  agent: 'KingfisherBrowser/77.7',
  referrer: 'kingfisher-referrer.example',
  language: 'x-kingfisher',
  cookie: 'KingfisherCookie77',
  words: 'kingfisher by the weir',
  password: 'kingfisher pass 77 phrase',
  query: 'kingfisherquery77',
};

const HEADERS = {
  'X-Forwarded-For': CANARIES.address,
  'X-Real-IP': CANARIES.address,
  Forwarded: `for=${CANARIES.address}`,
  'True-Client-IP': CANARIES.address,
  'User-Agent': CANARIES.agent,
  Referer: `https://${CANARIES.referrer}/page`,
  'Accept-Language': CANARIES.language,
};

let forum: Forum;
let server: Server;
let written: string[];

beforeAll(async () => {
  forum = await startForum({ config: { trustProxy: 1 } });
  server = forum.app.getHttpServer() as Server;
  await forum.person('Ana');
});
afterAll(() => forum.stop());

// Everything that both processes say, at the most talkative level, on whichever way out.
beforeEach(() => {
  written = [];
  const keep = (words: unknown): boolean => Boolean(written.push(String(words)));
  const stream = (logger as unknown as Record<symbol, { write: (line: string) => void }>)[
    pino.symbols.streamSym
  ]!;
  vi.spyOn(stream, 'write').mockImplementation(keep);
  for (const way of [process.stdout, process.stderr]) vi.spyOn(way, 'write').mockImplementation(keep);
  setLogLevel('debug');
});
afterEach(() => {
  setLogLevel(process.env.TEST_LOG ?? 'silent');
  vi.restoreAllMocks();
});

function expectSilence(): void {
  const log = written.join('\n').toLowerCase();
  for (const canary of Object.values(CANARIES))
    for (const text of [
      canary,
      encodeURIComponent(canary),
      Buffer.from(canary).toString('base64'),
      canary.replaceAll(' ', '+'),
    ])
      expect(log).not.toContain(text.toLowerCase());
  expect(log).not.toMatch(/127\.0\.0\.1|::1/);
}

/** Sends bytes as no browser would. @returns the first line of the answer, empty when the connection is cut */
async function send(bytes: string): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const said: Buffer[] = [];
  socket.on('data', (data: Buffer) => said.push(data)).on('error', () => undefined);
  socket.write(bytes);
  socket.setTimeout(2_000, () => socket.destroy());
  await once(socket, 'close');
  return Buffer.concat(said).toString('latin1').split('\r\n')[0] ?? '';
}

const HEAD = Object.entries(HEADERS)
  .map(([name, value]) => `${name}: ${value}\r\n`)
  .join('');

describe('the log, at its most talkative', () => {
  it('is listened to: an error of the forum is in it, without what the request said', async () => {
    await forum.sql('alter table boards rename to boards_away');
    const answer = await request(server).get(`/boards/${CANARIES.query}?a=${CANARIES.query}`).set(HEADERS);
    await forum.sql('alter table boards_away rename to boards');
    expect(answer.status).toBe(500);
    expect(written.some((line) => line.includes('a request failed') && line.includes('42P01'))).toBe(true);
    expectSilence();
  });

  it.each([
    '/',
    '/boards/depression',
    '/account',
    '/reviews',
    `/${CANARIES.query}`,
    `/leaving?to=https://${CANARIES.referrer}/`,
    `/boards/${CANARIES.query}`,
    '/threads/%E0%A4%A',
    `/sign-in?next=${CANARIES.query}`,
  ])('says nothing of who asks for %s', async (path) => {
    await request(server)
      .get(path)
      .set(HEADERS)
      .set('Cookie', `visit=${CANARIES.cookie}; =;;%%%; a=${CANARIES.cookie}`);
    expectSilence();
  });

  it.each([
    ['JSON', 'application/json', `{"password": "${CANARIES.password}", `],
    [
      'half a form of files',
      'multipart/form-data; boundary=x',
      `--x\r\nContent-Disposition: form-data; name="${CANARIES.words}"\r\n`,
    ],
    [
      'a broken form',
      'application/x-www-form-urlencoded',
      `body=%E0%A4%A${CANARIES.words}&%%%=${CANARIES.password}`,
    ],
    ['too many fields', 'application/x-www-form-urlencoded', `a=${CANARIES.words}&`.repeat(500)],
    ['too much', 'application/x-www-form-urlencoded', `body=${CANARIES.words.repeat(20_000)}`],
    [
      'an alphabet that is not there',
      `application/x-www-form-urlencoded; charset=${CANARIES.query}`,
      `body=${CANARIES.words}`,
    ],
    ['what is not packed', 'application/x-www-form-urlencoded', CANARIES.words],
  ])('says nothing of a request with %s', async (name, type, body) => {
    const post = request(server).post('/sign-in').set(HEADERS).set('Content-Type', type);
    const { status } = await (
      name === 'what is not packed' ? post.set('Content-Encoding', 'gzip') : post
    ).send(body);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expectSilence();
  });

  it.each([
    ['no HTTP at all', `${CANARIES.words}\r\n\r\n`],
    [
      'headers without an end',
      `GET / HTTP/1.1\r\nHost: x\r\n${HEAD}X-Long: ${CANARIES.words.repeat(2_000)}\r\n\r\n`,
    ],
    [
      'two lengths',
      `POST /sign-in HTTP/1.1\r\nHost: x\r\n${HEAD}Content-Length: 5\r\nContent-Length: 6\r\n\r\n${CANARIES.words}`,
    ],
    [
      'a length and chunks',
      `POST /sign-in HTTP/1.1\r\nHost: x\r\n${HEAD}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n${CANARIES.words}`,
    ],
    [
      'broken chunks',
      `POST /sign-in HTTP/1.1\r\nHost: x\r\n${HEAD}Transfer-Encoding: chunked\r\n\r\nzz${CANARIES.words}\r\n`,
    ],
    ['a broken header', `GET / HTTP/1.1\r\nHost: x\r\n${HEAD}${CANARIES.words}\r\n\r\n`],
  ])('says nothing of what is %s', async (_, bytes) => {
    expect(await send(bytes)).toMatch(/^HTTP\/1\.1 4\d\d/);
    expectSilence();
  });

  it('says nothing of signing in, wrongly and rightly, and of writing', async () => {
    const ben = new Visitor(server, HEADERS);
    await ben.send('/sign-in', { pseudonym: 'Ana', password: CANARIES.password });
    await ben.send('/sign-in', { pseudonym: CANARIES.words, password: CANARIES.password });
    await ben.send('/sign-in', { pseudonym: 'Ana', password: PASSWORD });
    const { postId } = await openThread(forum, ben, {
      title: 'Held',
      body: `${CRISIS.me} ${CANARIES.words}`,
    });
    await settled(forum, postId);
    expectSilence();
  });

  it('says that a worker failed, and nothing of the text', async () => {
    const ana = new Visitor(server, HEADERS);
    await ana.send('/sign-in', { pseudonym: 'Ana', password: PASSWORD });
    await forum.sql('alter table verdicts add constraint broken check (micros < 0) not valid');
    const { postId } = await openThread(forum, ana, { title: 'Up', body: `Hello, ${CANARIES.words}.` });
    await eventually(() => expect(written.join('\n')).toMatch(/a screening job failed|the screen failed/));
    await forum.sql('alter table verdicts drop constraint broken');
    await settled(forum, postId);
    expectSilence();
  });

  it('has what finds a fault again: the number on its page, the route by its pattern, status and milliseconds', async () => {
    await forum.sql('alter table boards rename to boards_away');
    const { text } = await request(server).get(`/boards/${CANARIES.query}`).set(HEADERS);
    await forum.sql('alter table boards_away rename to boards');
    const line = linesOf('a request failed').find(({ route }) => route === '/boards/:slug')!;
    expect(line).toMatchObject({ method: 'GET', route: '/boards/:slug', status: 500, code: '42P01' });
    expect(line.ms).toBeGreaterThanOrEqual(0);
    expect(text).toContain(`<code>${String(line.request)}</code>`);
    expectSilence();
  });

  it('has a line for each request only for who looks for something, and never a path', async () => {
    await request(server).get(`/threads/${randomUUID()}?a=${CANARIES.query}`).set(HEADERS);
    await eventually(() => expect(linesOf('a request')).toHaveLength(1));
    expect(linesOf('a request')[0]).toMatchObject({ method: 'GET', route: '/threads/:id', status: 404 });
    setLogLevel('info');
    await request(server).get('/crisis-lines').set(HEADERS);
    await request(server).get('/nowhere').set(HEADERS);
    expect(linesOf('a request')).toHaveLength(1);
    expectSilence();
  });

  it('says of a job how often it was tried and how long it took, and not which it was', async () => {
    const ana = new Visitor(server, HEADERS);
    await ana.send('/sign-in', { pseudonym: 'Ana', password: PASSWORD });
    await forum.sql('alter table verdicts add constraint broken check (micros < 0) not valid');
    const { postId } = await openThread(forum, ana, { title: 'Up', body: `Hello, ${CANARIES.words}.` });
    const [line] = await eventually(() => {
      const lines = linesOf('a screening job failed; it is tried again');
      expect(lines).not.toHaveLength(0);
      return lines;
    });
    await forum.sql('alter table verdicts drop constraint broken');
    await settled(forum, postId);
    expect(line).toMatchObject({ kind: 'QueryFailedError', queue: 'screening', attempt: 1 });
    expect(line!.ms).toBeGreaterThanOrEqual(0);
  });

  // What a line may say: whoever adds a field looks here whether it tells of anybody.
  it('has no fields but these', async () => {
    for (const path of ['/', '/boards/anxiety', '/nowhere', '/crisis-lines']) await request(server).get(path);
    await forum.sql('alter table boards rename to boards_away');
    await request(server).get('/boards/anxiety');
    await forum.sql('alter table boards_away rename to boards');
    const fields = new Set(lines().flatMap((line) => Object.keys(line)));
    expect([...fields].filter((field) => !FIELDS.includes(field))).toEqual([]);
    for (const { request: number } of lines())
      if (number !== undefined) expect(number).toMatch(/^[0-9a-f]{8}$/);
  });
});

const EACH = ['level', 'time', 'process', 'msg'];
const FIELDS = [
  ...EACH,
  ...['request', 'method', 'route', 'status', 'ms'],
  ...['kind', 'code', 'at', 'framework', 'outcome', 'queue', 'attempt'],
];

function lines(): Record<string, unknown>[] {
  return written
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

function linesOf(message: string): Record<string, unknown>[] {
  return lines().filter(({ msg }) => msg === message);
}
