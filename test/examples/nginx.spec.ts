import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { IncomingHttpHeaders, Server } from 'node:http';
import { request, type RequestOptions } from 'node:https';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { eventually } from '../support/people.js';

const NGINX = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx'].find(existsSync);
const HOST = 'forum.example.org';
const ONION = '2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid.onion';

/** Who came by: on this machine, but from an address that nobody else has. */
const CANARY = {
  address: '127.77.66.55',
  claimed: '203.0.113.77',
  agent: 'KingfisherBrowser/77.7',
  referrer: 'kingfisher-referrer.example',
  path: 'kingfisherpath',
  words: 'kingfisher by the weir',
};
const HEADERS = {
  Host: HOST,
  'User-Agent': CANARY.agent,
  Referer: `https://${CANARY.referrer}/`,
  'X-Forwarded-For': CANARY.claimed,
  'X-Real-IP': CANARY.claimed,
  Forwarded: `for=${CANARY.claimed}`,
};

let forum: Forum;
let folder: string;
let nginx: ChildProcess;
const seen: IncomingHttpHeaders[] = [];
const ports = { tls: 0, plain: 0, onion: 0, gone: 0 };

// What cannot be tried is not passed over in silence: it is shown as skipped, with the reason.
describe.skipIf(!NGINX)('docs/examples/nginx.conf, in a real nginx (skipped where none is installed)', () => {
  beforeAll(async () => {
    forum = await startForum({
      worker: false,
      config: { publicUrl: `https://${HOST}`, secure: true, onionUrl: `http://${ONION}` },
    });
    (forum.app.getHttpServer() as Server).on('request', (incoming: { headers: IncomingHttpHeaders }) =>
      seen.push(incoming.headers),
    );
    for (const name of Object.keys(ports) as (keyof typeof ports)[]) ports[name] = await freePort();
    folder = await mkdtemp(join(tmpdir(), 'hearthside-nginx-'));
    await chmod(folder, 0o755);
    for (const name of ['logs', 'body', 'proxy']) await mkdir(join(folder, name), { mode: 0o777 });
    makeCertificate();
  });
  afterAll(async () => {
    await forum.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('serves the forum over TLS, and leads there from http', async () => {
    await running('emerg', async () => {
      const home = await get('/about');
      expect(home.status).toBe(200);
      expect(home.headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
      expect(home.headers['onion-location']).toBe(`http://${ONION}/about`);
      expect(home.headers.server).toBe('nginx');
      expect(
        await raw(ports.plain, `GET /about HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\n\r\n`),
      ).toContain(`Location: https://${HOST}/about`);
      const tor = await raw(
        ports.onion,
        `GET /about HTTP/1.1\r\nHost: ${ONION}\r\nX-Forwarded-For: ${CANARY.claimed}\r\nConnection: close\r\n\r\n`,
      );
      expect(tor).toContain('HTTP/1.1 200');
      expect(tor).not.toContain('Strict-Transport-Security');
    });
  });

  it('hands the forum the address as it is, whatever the visitor says, and none over Tor', () => {
    const [overTls, overTor] = [
      seen.find(({ host }) => host === HOST),
      seen.find(({ host }) => host === ONION),
    ];
    expect(overTls).toMatchObject({ 'x-forwarded-for': CANARY.address });
    for (const headers of [overTls, overTor]) {
      expect(headers).not.toHaveProperty('x-real-ip');
      expect(headers).not.toHaveProperty('forwarded');
    }
    expect(overTor).not.toHaveProperty('x-forwarded-for');
  });

  it('says nothing to who asks for another name', async () => {
    await running('emerg', async () => {
      await expect(get('/', { servername: 'other.example' })).rejects.toThrow(
        /alert|handshake|unrecognized/i,
      );
      expect(await raw(ports.plain, 'GET / HTTP/1.1\r\nHost: other.example\r\n\r\n')).toBe('');
    });
  });

  it('writes nothing down of who came by: good requests, broken ones, and a forum that is away', async () => {
    await running('emerg', comeBy);
    expect(everythingWritten()).toEqual([]);
  });

  it('and would have at any louder level: this test sees it', async () => {
    await running('error', comeBy);
    expect(everythingWritten().join('\n')).toContain(CANARY.address);
    expect(everythingWritten().join('\n')).toContain(CANARY.path);
  });
});

/** Everything that makes a proxy talk. */
async function comeBy(): Promise<void> {
  const long = CANARY.words.repeat(3_000);
  await get(`/${CANARY.path}?q=${CANARY.path}`);
  await get('/sign-in', { method: 'POST' }, `body=${encodeURIComponent(CANARY.words)}`);
  expect((await get('/sign-in', { method: 'POST' }, `body=${'x'.repeat(1_200_000)}`)).status).toBe(413);
  expect(
    (await get(`/${CANARY.path}`, { headers: { ...HEADERS, 'X-Long': long.slice(0, 15_000) } })).status,
  ).toBeLessThan(600);
  await raw(ports.tls, `not TLS at all ${CANARY.words}\r\n\r\n`);
  await raw(ports.plain, `${CANARY.words}\r\n\r\n`);
  await raw(ports.plain, `GET /${CANARY.path} HTTP/1.1\r\nHost: ${HOST}\r\nX-Long: ${long}\r\n\r\n`);
  await get('/', { servername: 'other.example' }).catch(() => undefined);
  const away = await raw(
    ports.onion,
    `GET /${CANARY.path} HTTP/1.1\r\nHost: ${ONION}\r\nConnection: close\r\n\r\n`,
  );
  expect(away).toContain('HTTP/1.1 502');
}

/** Runs nginx with the example, on free ports; the forum behind the onion address is away while `comeBy` is tried. */
async function running(level: string, work: () => Promise<void>): Promise<void> {
  await writeFile(join(folder, 'nginx.conf'), await example(level, work === comeBy));
  nginx = spawn(NGINX!, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'], {
    stdio: 'ignore',
  });
  const ended = once(nginx, 'exit');
  try {
    await eventually(() =>
      raw(ports.onion, `GET /healthz HTTP/1.1\r\nHost: ${ONION}\r\nConnection: close\r\n\r\n`).then(
        expectAnswer,
      ),
    );
    await work();
  } finally {
    nginx.kill('SIGQUIT');
    await ended;
  }
}

function expectAnswer(text: string): void {
  expect(text).toContain('HTTP/1.1');
}

async function example(level: string, away: boolean): Promise<string> {
  const text = await readFile(join(import.meta.dirname, '../../docs/examples/nginx.conf'), 'utf8');
  const { port } = (forum.app.getHttpServer() as Server).address() as AddressInfo;
  const placed = text
    .replaceAll('/etc/ssl/', `${folder}/`)
    .replaceAll('/var/log/nginx/', `${folder}/logs/`)
    .replace('/run/nginx.pid', `${folder}/pid`)
    .replaceAll('listen 443', `listen 127.0.0.1:${ports.tls}`)
    .replaceAll('listen 80', `listen 127.0.0.1:${ports.plain}`)
    .replaceAll('127.0.0.1:8080', `127.0.0.1:${ports.onion}`)
    .replace('127.0.0.1:3000', `127.0.0.1:${port}`)
    .replaceAll(' emerg;', ` ${level};`)
    .replace(
      'http {',
      `http {\n client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;\n fastcgi_temp_path ${folder}/proxy; uwsgi_temp_path ${folder}/proxy; scgi_temp_path ${folder}/proxy;`,
    );
  return away
    ? placed.replace(
        /(onion;\n\n\s+location \/ \{\n\s+proxy_pass )http:\/\/forum/,
        `$1http://127.0.0.1:${ports.gone}`,
      )
    : placed;
}

/** All that nginx left on the disk, files with something in them. */
function everythingWritten(): string[] {
  const files = ['logs', 'body', 'proxy'].flatMap((name) =>
    readdirSync(join(folder, name), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    ),
  );
  return files
    .map((file) => readFileSync(join(file.parentPath, file.name), 'latin1'))
    .filter((text) => text !== '');
}

async function get(
  path: string,
  more: RequestOptions = {},
  body = '',
): Promise<{ status: number; headers: IncomingHttpHeaders }> {
  const sent = request({
    host: '127.0.0.1',
    port: ports.tls,
    localAddress: CANARY.address,
    servername: HOST,
    rejectUnauthorized: false,
    agent: false,
    path,
    headers: {
      ...HEADERS,
      ...(body ? { 'Content-Length': body.length, 'Content-Type': 'application/x-www-form-urlencoded' } : {}),
    },
    ...more,
  });
  sent.end(body);
  const [answer] = (await once(sent, 'response')) as [
    { statusCode: number; headers: IncomingHttpHeaders; resume: () => void },
  ];
  answer.resume();
  sent.on('error', () => undefined);
  return { status: answer.statusCode, headers: answer.headers };
}

async function raw(port: number, bytes: string): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', localAddress: CANARY.address });
  const said: Buffer[] = [];
  socket.on('data', (data: Buffer) => said.push(data)).on('error', () => undefined);
  socket.write(bytes);
  await once(socket, 'close');
  return Buffer.concat(said).toString('latin1');
}

function makeCertificate(): void {
  const out = ['-keyout', join(folder, `${HOST}.key`), '-out', join(folder, `${HOST}.pem`)];
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '2',
      '-subj',
      `/CN=${HOST}`,
      ...out,
    ],
    { stdio: 'ignore' },
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
