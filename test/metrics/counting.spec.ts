import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import pg from 'pg';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteBackup } from '../../src/commands/backup/noting.js';
import { MetricsDoor } from '../../src/platform/metrics/metrics-door.js';
import { type Forum, startForum } from '../support/forum.js';
import { eventually, openThread } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { asNumbers, type Numbers } from './asking.js';

let forum: Forum;
let server: Server;
let ana: Visitor;
beforeAll(async () => {
  forum = await startForum({ worker: false });
  server = forum.app.getHttpServer() as Server;
  ana = await forum.person('Ana');
});
afterAll(() => forum.stop());

const FAULTS = 'hearthside_http_failures_total';
const failed = (page: string): string => `hearthside_help_pages_failed_total{page="${page}"}`;
const asked = (page: string): string => `hearthside_help_pages_total{page="${page}"}`;
const requests = (method: string, route: string, status: string): string =>
  `hearthside_http_requests_total{method="${method}",route="${route}",status="${status}"}`;

describe('requests', () => {
  it('are counted by the pattern of their route, never by what it was filled in with', async () => {
    const { threadId } = await openThread(forum, ana, { title: 'Tea', body: 'The kettle is on.' });
    const guest = forum.guest();
    for (const path of [`/threads/${threadId}`, '/boards/anxiety', '/no-such/place', '/assets/none.css'])
      await guest.get(path);
    const { value, text } = await numbers();
    expect(value(requests('GET', '/threads/:id', '4xx'))).toBe(1);
    expect(value(requests('GET', '/boards/:slug', '2xx'))).toBe(1);
    expect(value(requests('GET', '(none)', '4xx'))).toBe(1);
    expect(value(requests('GET', '(asset)', '4xx'))).toBe(1);
    expect(text).not.toContain(threadId);
    expect(text).not.toContain('no-such');
  });

  it('make no new number by nonsense', async () => {
    for (const method of ['PROPFIND', 'PURGE', 'DELETE'])
      await raw(`${method} /boards/x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    const { value, text } = await numbers();
    expect(value(requests('other', '(none)', '4xx'))).toBe(3);
    expect(text).not.toMatch(/PROPFIND|PURGE|DELETE/);
  });

  it('are told from those whose sender did not wait', async () => {
    const before = await numbers();
    const away = connect((server.address() as AddressInfo).port, '127.0.0.1');
    await holding('boards', async () => {
      away.write('GET /boards/anxiety HTTP/1.1\r\nHost: x\r\n\r\n');
      await eventually(async () => expect((await numbers()).value(UNDER_WAY)).toBe(1));
      away.destroy();
      await eventually(async () => expect((await numbers()).value(UNDER_WAY)).toBe(0));
    });
    const after = await numbers();
    expect(after.value(requests('GET', '/boards/:slug', 'cut'))).toBe(1);
    expect(after.value(FAULTS)).toBe(before.value(FAULTS));
  });

  it('count as faults only where something of ours failed', async () => {
    const before = (await numbers()).value(FAULTS)!;
    await request(server).get('/nowhere');
    await request(server).post('/sign-in').send('a=b');
    expect((await numbers()).value(FAULTS)).toBe(before);
    await forum.sql('revoke select on boards from hearthside_web');
    await request(server).get('/boards/anxiety');
    await forum.sql('grant select on boards to hearthside_web');
    expect((await numbers()).value(FAULTS)).toBe(before + 1);
  });
});

describe('pages with the way to help', () => {
  it('begin at nought, so that the first one that fails is seen', async () => {
    const { value } = await numbers();
    for (const page of ['/crisis-lines', '/bad-night', '/grounding', '/safety-plan'])
      expect([value(asked(page)), value(failed(page))]).toEqual([0, 0]);
  });

  it('are asked for, and answered', async () => {
    await request(server).get('/crisis-lines?country=GB');
    await request(server).head('/crisis-lines');
    const { value } = await numbers();
    expect([value(asked('/crisis-lines')), value(failed('/crisis-lines'))]).toEqual([2, 0]);
  });

  it('wake nobody for nonsense that somebody sends to them', async () => {
    const { value: before } = await numbers();
    for (const method of ['PUT', 'PROPFIND', 'POST'])
      await raw(`${method} /crisis-lines HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    const odd = 'application/x-www-form-urlencoded; charset=none';
    expect((await request(server).get('/crisis-lines').type(odd).send('a=b')).status).toBe(415);
    const { value } = await numbers();
    expect([value(asked('/crisis-lines')), value(failed('/crisis-lines'))]).toEqual([
      before(asked('/crisis-lines'))! + 1,
      0,
    ]);
  });

  it('are counted when they fail', async () => {
    await forum.sql('revoke select on safety_plans from hearthside_web');
    const { status } = await ana.get('/safety-plan');
    await forum.sql('grant select on safety_plans to hearthside_web');
    expect(status).toBe(500);
    const { value } = await numbers();
    expect([value(asked('/safety-plan')), value(failed('/safety-plan'))]).toEqual([1, 1]);
  });

  it('stand while nobody can be recognised', async () => {
    await forum.sql('revoke select on sessions from hearthside_web');
    const answers = await Promise.all(
      ['/crisis-lines', '/bad-night', '/grounding'].map((path) => ana.get(path)),
    );
    await forum.sql('grant select on sessions to hearthside_web');
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await numbers()).value(failed('/bad-night'))).toBe(0);
  });
});

describe('what PostgreSQL knows', () => {
  it('is not guessed while it does not say', async () => {
    expect((await numbers()).value('hearthside_database_up')).toBe(1);
    await forum.sql('revoke select on revisions from hearthside_web');
    const { value } = await numbers();
    await forum.sql('grant select on revisions to hearthside_web');
    expect([value('hearthside_database_up'), value('hearthside_ready')]).toEqual([0, 0]);
    expect(value('hearthside_oldest_unscreened_seconds')).toBeUndefined();
    expect(value('hearthside_texts_waiting{state="pending"}')).toBeUndefined();
    expect((await numbers()).value('hearthside_texts_waiting{state="pending"}')).toBe(1);
  });

  it('tells of the last backup, once there was one', async () => {
    const BACKUP = 'hearthside_last_backup_timestamp_seconds';
    expect((await numbers()).value(BACKUP)).toBeUndefined();
    await noteBackup(forum.database.ownerUrl);
    await forum.sql(`update last_backup set made_at = '2026-01-02 03:04Z'`);
    expect((await numbers()).value(BACKUP)).toBe(Date.UTC(2026, 0, 2, 3, 4) / 1000);
    await noteBackup(forum.database.ownerUrl);
    expect((await numbers()).value(BACKUP)).toBeGreaterThan(Date.UTC(2026, 0, 2) / 1000);
    expect(await forum.sql('select from last_backup')).toHaveLength(1);
  });
});

const UNDER_WAY = 'hearthside_http_requests_under_way';

async function numbers(): Promise<Numbers> {
  return asNumbers(await forum.app.get(MetricsDoor, { strict: false }).numbers());
}

async function raw(bytes: string): Promise<void> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('data', () => undefined).write(bytes);
  await once(socket, 'close');
}

// Nobody reads a table meanwhile.
async function holding(table: string, work: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: forum.database.ownerUrl });
  await client.connect();
  await client.query(`begin; lock table ${table}`);
  try {
    await work();
  } finally {
    await client.end();
  }
}
