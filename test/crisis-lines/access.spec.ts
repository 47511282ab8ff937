import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberRole } from '../../src/platform/web/visit.js';
import { type Forum, startForum } from '../support/forum.js';
import { tokenOf } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { addLine, everyVersion, FIELDS } from './lead.js';

let forum: Forum;
let lea: Visitor;
let id: string;
beforeAll(async () => {
  forum = await startForum({ worker: false });
  lea = await forum.person('Lea', 'lead');
  id = await addLine(lea);
});
afterAll(() => forum.stop());

const ROUTES: [method: 'get' | 'post', path: string, fields: Record<string, string>][] = [
  ['get', '/lines', {}],
  ['get', '/lines/new', {}],
  ['get', '/lines/:id', {}],
  ['post', '/lines', FIELDS],
  ['post', '/lines/:id/check', { check: 'called', number: '1' }],
  ['post', '/lines/:id/versions', { ...FIELDS, name: 'Other', number: '1' }],
  ['post', '/lines/:id/state', { state: 'hidden', number: '1' }],
  ['post', '/lines/served', { served: 'GB' }],
  ['post', '/lines/served/removal', { served: 'GB' }],
];

const OTHERS: Record<string, string> = { member: 'Ben', facilitator: 'Finn', moderator: 'Moe' };
const CHANGING = ROUTES.filter(([method]) => method === 'post');
const OF_ONE_LINE = ROUTES.filter(([, route]) => route.includes(':id'));

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
    const before = await everyVersion(forum);
    expect((await knock(way, visitor, await tokenOf(visitor))).status).toBe(404);
    expect(await everyVersion(forum)).toEqual(before);
  });
});

describe.each(CHANGING)('%s %s', (...way) => {
  it('does nothing without the token of its visitor', async () => {
    const before = await everyVersion(forum);
    for (const token of ['', await tokenOf(await forum.person('Ben'))])
      expect((await knock(way, lea, token)).status).toBe(403);
    expect(await everyVersion(forum)).toEqual(before);
  });
});

describe.each(OF_ONE_LINE)('%s %s', (...way) => {
  it('says that there is no such line', async () => {
    for (const none of [randomUUID(), 'none'])
      expect((await knock(way, lea, await tokenOf(lea), none)).status).toBe(404);
  });
});

describe('the way to the list', () => {
  it('is shown to leads and admins alone', async () => {
    const shows = async (who: Visitor) => (await who.get('/reviews')).html.includes('href="/lines"');
    expect(await shows(lea)).toBe(true);
    expect(await shows(await forum.person('Ada', 'admin'))).toBe(true);
    expect(await shows(await forum.person('Moe', 'moderator'))).toBe(false);
  });

  it('takes no fields that no form of ours sends', async () => {
    const token = await lea.hiddenFields('/lines/new', ['calls']);
    expect((await lea.post('/lines', { ...FIELDS, ...token, verified: '2026-01-01' })).status).toBe(400);
  });
});
