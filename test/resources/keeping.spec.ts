import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MemberRole } from '../../src/platform/web/visit.js';
import { handOf } from '../database/hands.js';
import { type Forum, startForum } from '../support/forum.js';
import { tokenOf } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { addResource, cardOf, change, everyVersion, FIELDS } from './lead.js';

let forum: Forum;
let lea: Visitor;
let ada: Visitor;
let id: string;
beforeAll(async () => {
  forum = await startForum({ worker: false });
  [lea, ada] = [await forum.person('Lea', 'lead'), await forum.person('Ada', 'admin')];
});
beforeEach(async () => {
  id = await addResource(lea);
});
afterAll(() => forum.stop());

const pageOf = (path = '') => `/resource-list/${id}${path}`;
const newest = async () => {
  const rows = await forum.sql<{ version: number; deed: string; hidden: boolean; checked: boolean }>(
    `select version, deed, hidden, checked_on = current_date as checked from resource_versions
     where resource_id = $1 order by version desc`,
    [id],
  );
  return rows[0]!;
};
const recorded = async () => {
  const [row] = await forum.sql(
    `select e.code, w.words, e.subject from record_entries e join record_words w on w.entry_id = e.id
     order by e.place desc limit 1`,
  );
  return row!;
};

describe('what a lead does', () => {
  it('is a version and an entry of the record, which leads back', async () => {
    expect(await newest()).toEqual({ version: 1, deed: 'added', hidden: false, checked: true });
    const words = 'Harbour house (United Kingdom)\nTheir own leaflet';
    expect(await recorded()).toEqual({ code: 'resource_added', subject: id, words });
    const link = (await lea.get('/record')).page.querySelector(`a[href="${pageOf()}"]`);
    expect(link?.text).toBe('Added a service to other help');
  });

  it('changing it keeps what it said before', async () => {
    await change(lea, id, { name: 'Harbour home', whom: '', cost: 'From 5 pounds' });
    expect(await cardOf(forum.guest(), 'Harbour home', '?country=GB')).toContain('From 5 pounds');
    const { text } = await ada.get(pageOf());
    expect(text).toContain('Name: “Harbour house” became “Harbour home”');
    expect(text).toContain('Whom it is for: “Young people” became “nothing”');
    expect(await recorded()).toMatchObject({ code: 'resource_changed' });
  });

  it('a check stands while the way there stays, and not for another', async () => {
    const unlooked = { ...FIELDS };
    delete unlooked.looked;
    const send = (fields: Record<string, string>) =>
      lea.send(pageOf(), { ...unlooked, ...fields }, pageOf('/versions'));
    await send({ name: 'Harbour home' });
    expect(await newest()).toMatchObject({ version: 2, checked: true });
    await send({ website: 'https://other.example.org/' });
    expect(await newest()).toMatchObject({ version: 3, checked: null });
    await lea.send(pageOf(), {}, pageOf('/check'));
    expect(await newest()).toMatchObject({ version: 4, deed: 'checked', checked: true });
    await send({ website: 'https://other.example.org/', calls: '0800 333' });
    expect(await newest()).toMatchObject({ version: 5, checked: null });
  });

  it('hiding takes it from everybody, and showing brings it back; nothing is ever deleted', async () => {
    await change(lea, id, { name: `House ${id}` });
    await lea.send(pageOf(), {}, pageOf('/state'));
    expect(await cardOf(forum.guest(), `House ${id}`)).toBeNull();
    const hidden = (await lea.get('/resource-list')).page.querySelector('section[aria-labelledby=hidden]');
    expect(hidden?.text).toContain(`House ${id}`);
    await lea.send(pageOf(), {}, pageOf('/state'));
    expect(await cardOf(forum.guest(), `House ${id}`)).not.toBeNull();
    expect(await newest()).toMatchObject({ version: 4, deed: 'shown', hidden: false, checked: true });
  });

  it('on what came with the forum works the same', async () => {
    const [row] = await forum.sql<{ id: string }>(
      `select resource_id as id from resource_versions where facts->>'name' = 'Aware'`,
    );
    id = row!.id;
    expect((await lea.get(pageOf())).text).toContain('It came with the forum');
    await lea.send(pageOf(), {}, pageOf('/check'));
    expect(await cardOf(forum.guest(), 'Aware')).toContain('Our team looked at this in');
    expect((await lea.get(pageOf())).text).toContain('Lea looked at their site on');
  });

  it('begins in the country that was asked for', async () => {
    const { page } = await lea.get('/resource-list/new?country=MY');
    expect(page.querySelector('#country option[selected]')?.getAttribute('value')).toBe('MY');
  });
});

describe('the desk', () => {
  it('tells leads how many are to be checked, and moderators nothing', async () => {
    const link = async (visitor: Visitor) =>
      (await visitor.get('/reviews')).page.querySelector('a[href="/resource-list"]')?.text;
    const [row] = await forum.sql<{ entries: number }>(
      `select count(*)::int as entries from resource_versions v where checked_on is null and not hidden
       and version = (select max(version) from resource_versions n where n.resource_id = v.resource_id)`,
    );
    expect(row!.entries).toBeGreaterThan(20);
    expect(await link(lea)).toBe(`Other help ${row!.entries} to check`);
    expect(await link(await forum.person('Moe', 'moderator'))).toBeUndefined();
  });
});

describe('what cannot be used', () => {
  const fails: [field: string, value: string, says: string][] = [
    ['country', 'XX', 'Please choose a country'],
    ['name', ' ', 'Please write the name'],
    ['name', 'a'.repeat(101), 'keep the name to 100'],
    ['what', '\u200b', 'Please say in a sentence'],
    ['whom', 'a'.repeat(301), 'keep it to 300'],
    ['website', 'http://harbour.example.org', 'This address cannot be used'],
    ['website', 'https://ana:pw@harbour.example.org', 'This address cannot be used'],
    ['website', 'https://localhost/', 'This address cannot be used'],
    ['website', 'javascript:alert(1)', 'This address cannot be used'],
    ['calls', 'ask for Jo', 'cannot be dialled'],
    ['languages', 'klingonish', 'codes of languages'],
    ['source', '', 'where you know this from'],
    ['looked', 'perhaps', 'not complete'],
  ];
  it.each(fails)('%s: %j', async (field, value, says) => {
    const before = await everyVersion(forum);
    for (const [page, action] of [
      ['/resource-list/new', '/resource-list'],
      [pageOf(), pageOf('/versions')],
    ]) {
      const answer = await lea.send(page!, { ...FIELDS, name: 'Kept name', [field]: value }, action);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(says);
      if (field !== 'name')
        expect(answer.page.querySelector('#name')?.getAttribute('value')).toBe('Kept name');
    }
    expect(await everyVersion(forum)).toEqual(before);
  });

  it('has no kind, or no way to reach it', async () => {
    const isKind = ([field]: [string, string]) => field.startsWith('kind_');
    const fields = Object.fromEntries(Object.entries(FIELDS).filter((each) => !isKind(each)));
    expect((await lea.send('/resource-list/new', fields)).text).toContain('Please tick what it is for');
    const nowhere = await lea.send('/resource-list/new', { ...FIELDS, website: '', calls: '' });
    expect([nowhere.status, nowhere.text.includes('Nobody could reach this')]).toEqual([422, true]);
  });
});

describe('two leads at once', () => {
  it('the second is told, and nothing of theirs is saved', async () => {
    const token = await ada.hiddenFields(pageOf(), ['looked']);
    await change(lea, id, { name: 'First' });
    const second = await ada.post(pageOf('/versions'), { ...token, ...FIELDS, name: 'Second' });
    expect([second.status, second.text.includes('Someone else changed this')]).toEqual([422, true]);
    expect(second.page.querySelector('#name')?.getAttribute('value')).toBe('Second');
    for (const path of ['/check', '/state']) {
      const late = await ada.post(pageOf(path), {
        ...token,
        ...(path === '/state' ? { state: 'hidden' } : {}),
      });
      expect(late.status).toBe(422);
    }
    expect(await newest()).toMatchObject({ version: 2, hidden: false });
  });

  it('at the very same time make one version', async () => {
    const [one, two] = await Promise.all([lea, ada].map((each) => each.hiddenFields(pageOf(), ['looked'])));
    const answers = await Promise.all([
      lea.post(pageOf('/versions'), { ...one, ...FIELDS, name: 'First' }),
      ada.post(pageOf('/versions'), { ...two, ...FIELDS, name: 'Second' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(await newest()).toMatchObject({ version: 2 });
  });
});

const ROUTES: [method: 'get' | 'post', path: string, fields: Record<string, string>][] = [
  ['get', '/resource-list', {}],
  ['get', '/resource-list/new', {}],
  ['get', '/resource-list/:id', {}],
  ['post', '/resource-list', FIELDS],
  ['post', '/resource-list/:id/versions', { ...FIELDS, number: '1' }],
  ['post', '/resource-list/:id/check', { number: '1' }],
  ['post', '/resource-list/:id/state', { state: 'hidden', number: '1' }],
];

const OTHERS: [who: string, name: string, role: MemberRole | null][] = [
  ['a guest', '', null],
  ['a member', 'Ben', 'member'],
  ['a facilitator', 'Finn', 'facilitator'],
  ['a trustee', 'Tove', 'trustee'],
  ['a moderator', 'Moe', 'moderator'],
];

describe.each(ROUTES)('%s %s', (method, route, fields) => {
  const knock = async (visitor: Visitor, token: string, which = id) => {
    const path = route.replace(':id', which);
    return method === 'get' ? visitor.get(path) : visitor.post(path, { ...fields, _csrf: token });
  };

  it.each(OTHERS)('is not there for %s', async (_, name, role) => {
    const visitor = role ? await forum.person(name, role) : forum.guest();
    const before = await everyVersion(forum);
    expect((await knock(visitor, await tokenOf(visitor))).status).toBe(404);
    expect(await everyVersion(forum)).toEqual(before);
  });

  it('wants a token that is its visitor’s own, and an entry that there is', async () => {
    const before = await everyVersion(forum);
    if (method === 'post') expect((await knock(lea, await tokenOf(ada))).status).toBe(403);
    if (route.includes(':id'))
      for (const which of [randomUUID(), 'nothing'])
        expect((await knock(lea, await tokenOf(lea), which)).status).toBe(404);
    expect(await everyVersion(forum)).toEqual(before);
  });
});

describe('PostgreSQL', () => {
  it.each([
    'update resource_versions set hidden = true',
    'delete from resource_versions',
    'truncate resource_versions',
  ])('refuses: %s', async (sql) => {
    await expect(forum.sql(sql)).rejects.toThrow();
  });

  it('refuses an entry that nobody could reach, and a check by nobody', async () => {
    const insert = (facts: object, on: string | null) =>
      forum.sql(
        `insert into resource_versions (version, deed, facts, checked_on) values (1, 'added', $1, $2)`,
        [JSON.stringify(facts), on],
      );
    await expect(insert({ website: null, calls: [] }, null)).rejects.toThrow(/check/);
    await expect(insert({}, null)).rejects.toThrow(/check/);
    await expect(insert({ website: 'https://a.example', calls: [] }, '2026-01-01')).rejects.toThrow(/check/);
  });

  it('lets the worker see none of it', async () => {
    const worker = await handOf(forum.database.workerUrl);
    await expect(worker.sql('select from resource_versions')).rejects.toThrow(/permission denied/);
    await worker.end();
  });
});
