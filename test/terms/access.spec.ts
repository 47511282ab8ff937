import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberRole } from '../../src/platform/web/visit.js';
import { type Forum, startForum } from '../support/forum.js';
import { tokenOf } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { addTerm, everyTerm, FIELDS } from './words.js';

let forum: Forum;
let lea: Visitor;
let id: string;
beforeAll(async () => {
  forum = await startForum({ worker: false });
  lea = await forum.person('Lea', 'lead');
  id = await addTerm(lea);
});
afterAll(() => forum.stop());

const ROUTES: [method: 'get' | 'post', path: string, fields: Record<string, string>][] = [
  ['get', '/terms', {}],
  ['get', '/terms/new', {}],
  ['get', '/terms/:id', {}],
  ['post', '/terms', FIELDS],
  ['post', '/terms/trial', FIELDS],
  ['post', '/terms/:id/trial', { ...FIELDS, number: '1' }],
  ['post', '/terms/:id/revisions', { ...FIELDS, phrase: 'other words', number: '1' }],
  ['post', '/terms/:id/state', { state: 'live', number: '1' }],
];

const OTHERS: Record<string, string> = { member: 'Ben', facilitator: 'Finn', moderator: 'Moe' };

const [CHANGING, OF_ONE_TERM] = [
  ROUTES.filter(([method]) => method === 'post'),
  ROUTES.filter(([, route]) => route.includes(':id')),
];

async function knock(
  [method, route, fields]: (typeof ROUTES)[number],
  visitor: Visitor,
  token: string,
  which = id,
) {
  const path = route.replace(':id', which);
  return method === 'get' ? visitor.get(path) : visitor.post(path, { ...fields, _csrf: token });
}

describe.each(ROUTES)('%s %s', (...way) => {
  it.each(['guest', ...Object.keys(OTHERS)])('is not there for a %s', async (who) => {
    const visitor = who === 'guest' ? forum.guest() : await forum.person(OTHERS[who]!, who as MemberRole);
    const before = await everyTerm(forum);
    expect((await knock(way, visitor, await tokenOf(visitor))).status).toBe(404);
    expect(await everyTerm(forum)).toEqual(before);
  });
});

describe.each(CHANGING)('%s %s', (...way) => {
  it('does nothing without the token of its visitor', async () => {
    const before = await everyTerm(forum);
    for (const token of ['', await tokenOf(await forum.person('Ben'))])
      expect((await knock(way, lea, token)).status).toBe(403);
    expect(await everyTerm(forum)).toEqual(before);
  });
});

describe.each(OF_ONE_TERM)('%s %s', (...way) => {
  it('says that there is no such term', async () => {
    for (const none of [randomUUID(), 'none'])
      expect((await knock(way, lea, await tokenOf(lea), none)).status).toBe(404);
  });
});

describe('the way to the terms', () => {
  const links = async (visitor: Visitor) => (await visitor.get('/reviews')).html.includes('href="/terms"');

  it('is shown to leads and admins alone', async () => {
    expect(await links(lea)).toBe(true);
    expect(await links(await forum.person('Ada', 'admin'))).toBe(true);
    expect(await links(await forum.person('Moe', 'moderator'))).toBe(false);
    expect((await (await forum.person('Ada', 'admin')).get('/terms')).status).toBe(200);
  });
});

describe('PostgreSQL', () => {
  it('keeps the history from whoever would change it', async () => {
    for (const sql of [
      'update term_changes set note = note',
      'delete from term_changes',
      'truncate term_changes',
    ])
      await expect(forum.sql(sql)).rejects.toMatchObject({ code: 'HS011' });
  });
});
