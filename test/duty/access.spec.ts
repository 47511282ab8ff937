import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberRole } from '../../src/platform/web/visit.js';
import { tokenOf } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { addContact, addShift, type DutyDesk, startDutyDesk } from './people.js';

let desk: DutyDesk;
let ids: Record<string, string>;
beforeAll(async () => {
  desk = await startDutyDesk();
  await addShift(desk.lou, { who: 'Mo Winter', day: '1' });
  await addContact(desk.lou, 'Night phone', { url: 'https://hook.example.org/' });
  const [row] = await desk.sql<Record<string, string>>(
    `select (select id from shifts) as shifts, (select id from on_call_contacts) as contacts,
       (select id from personas where name = 'Lea Summer') as who`,
  );
  ids = row!;
});
afterAll(() => desk.stop());

const ROUTES: [method: 'get' | 'post', path: string, fields: () => Record<string, string>][] = [
  ['get', '/duty', () => ({})],
  ['post', '/duty/mode', () => ({ mode: 'rota', zone: 'UTC', wait_minutes: '1' })],
  ['post', '/duty/shifts', () => ({ who: ids.who!, board: '', day: '2', from: '01:00', to: '02:00' })],
  ['post', '/duty/shifts/:id/remove', () => ({})],
  ['post', '/duty/contacts', () => ({ name: 'Mine', kind: 'json', url: 'https://hook.example.org/' })],
  ['post', '/duty/contacts/:id/test', () => ({})],
  ['post', '/duty/contacts/:id/remove', () => ({})],
];
const CHANGING = ROUTES.filter(([method]) => method === 'post');
const OF_ONE = ROUTES.filter(([, path]) => path.includes(':id'));

const OTHERS: Record<string, string> = { member: 'Ben', facilitator: 'Finn', moderator: 'Mo Winter' };

async function knock(
  [method, route, fields]: (typeof ROUTES)[number],
  visitor: Visitor,
  token: string,
  id?: string,
) {
  const path = route.replace(':id', id ?? ids[route.split('/')[2]!] ?? '');
  return method === 'get' ? visitor.get(path) : visitor.post(path, { ...fields(), _csrf: token });
}

async function everyRow(): Promise<unknown> {
  const tables = ['duty_settings', 'shifts', 'on_call_contacts', 'alerts'];
  const recorded = await desk.sql(`select count(*)::int from record_entries where kind = 'duty'`);
  const rows = tables.map((table) => desk.sql(`select to_jsonb(t) from ${table} t order by 1`));
  return [recorded, ...(await Promise.all(rows))];
}

describe.each(ROUTES)('%s %s', (...way) => {
  const others = Object.keys(OTHERS).filter((role) => way[0] === 'post' || role !== 'moderator');

  it.each(['guest', ...others])('is not there for a %s', async (who) => {
    const visitor = who === 'guest' ? desk.guest() : await desk.person(OTHERS[who]!, who as MemberRole);
    const before = await everyRow();
    expect((await knock(way, visitor, await tokenOf(visitor))).status).toBe(404);
    expect(await everyRow()).toEqual(before);
  });
});

describe.each(CHANGING)('%s %s', (...way) => {
  it('does nothing without the token of its visitor', async () => {
    const before = await everyRow();
    for (const token of ['', await tokenOf(desk.ben)])
      expect((await knock(way, desk.lou, token)).status).toBe(403);
    expect(await everyRow()).toEqual(before);
  });
});

describe.each(OF_ONE)('%s %s', (...way) => {
  it('does nothing where there is no such thing', async () => {
    const before = await everyRow();
    expect((await knock(way, desk.lou, await tokenOf(desk.lou), randomUUID())).location).toBe('/duty');
    expect((await knock(way, desk.lou, await tokenOf(desk.lou), 'none')).status).toBe(404);
    expect(await everyRow()).toEqual(before);
  });
});

it('a moderator sees the week, and nothing of what leads look after', async () => {
  const { status, page, text } = await desk.mo.get('/duty');
  expect(status).toBe(200);
  expect(text).toContain('08:00 to 22:00: Mo Winter');
  expect(page.querySelectorAll('main form')).toEqual([]);
  for (const hidden of ['Night phone', 'hook.example.org', 'told to', 'Time zone of this place'])
    expect(text).not.toContain(hidden);
});

it('the way there is shown to the team alone', async () => {
  const links = async (visitor: Visitor) => (await visitor.get('/reviews')).html.includes('href="/duty"');
  expect(await links(desk.lou)).toBe(true);
  expect(await links(desk.mo)).toBe(true);
  expect(await links(desk.ben)).toBe(false);
  expect((await (await desk.person('Ada Spring', 'admin')).get('/duty')).text).toContain('Night phone');
});
