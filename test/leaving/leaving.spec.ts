import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';
import { eventually } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { dump, leftOf } from './dump.js';
import { Exports } from '../../src/export/exports.js';
import { rooted, type Rooted, service } from './people.js';
import { TABLES } from './tables.js';

let forum: Forum;
let ana: Rooted;
let visitor: Visitor;

beforeAll(async () => {
  const keysDir = mkdtempSync(join(tmpdir(), 'hearthside-leaving-'));
  forum = await startForum({ worker: false, config: { keysDir } });
  ana = await rooted(forum, 'Ana', ['Mossy Lark', 'Grey Heron']);
  visitor = await forum.person('Ana');
});
afterAll(() => forum.stop());

describe('the list of tables', () => {
  it('knows every table of the schema', async () => {
    const tables = await dump(forum.database.ownerUrl);
    expect([...tables.keys()]).toEqual(Object.keys(TABLES).sort());
  });

  it('has something of the member in each that is not of the place', async () => {
    const tables = await dump(forum.database.ownerUrl);
    const empty = Object.entries(TABLES).filter(
      ([table, what]) => what !== 'of the place' && tables.get(table)?.length === 0,
    );
    expect(empty.map(([table]) => table).sort()).toEqual(NOT_PLANTED);
  });
});

// Found by nobody's id: by the browser's token, by an hour's tag; or there only while somebody leaves, or asks for a copy.
const NOT_PLANTED = ['drafts', 'erasures', 'exports', 'leavings', 'tries'];

describe('a copy of all that is one’s own', () => {
  it('asks for the passphrase, and makes nothing without', async () => {
    const answer = await visitor.send('/account/export', { current: 'not this one, I fear' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('This is not your passphrase');
    expect(await forum.sql('select from exports')).toEqual([]);
  });

  it('holds everything, compared table by table', async () => {
    const { files } = await copyOf(visitor);
    const missing = ana.garden.planted
      .filter(({ table, sign }) => TABLES[table]?.startsWith('copied') && !files.data.includes(sign))
      .map(({ table, sign }) => `${table}: ${sign}`);
    expect(missing).toEqual([]);
    for (const words of [...ana.sealed, 'Ana', 'Mossy Lark', 'Grey Heron'])
      expect(files.data).toContain(words);
  });

  it('reads without us: one page, no script, nothing from elsewhere', async () => {
    const { files, names } = await copyOf(visitor);
    expect(names).toEqual(['data.json', 'index.html', 'style.css']);
    expect(files.page).not.toMatch(/<script|https?:|src=|url\(/);
    for (const words of [
      ...ana.sealed,
      'Ana',
      'Mossy Lark',
      'Grey Heron',
      `canary ${ana.garden.seed} name2 revisions opening`,
    ])
      expect(files.page).toContain(words);
    expect(files.page).not.toMatch(/is_[a-z]+|of_[a-z]+|\[object/);
  });

  it('holds nothing of others, nor what stays between colleagues', async () => {
    const { files } = await copyOf(visitor);
    const told = ana.garden.planted
      .filter(({ table, sign }) => TABLES[table]?.startsWith('not copied') && files.data.includes(sign))
      .map(({ table }) => table);
    expect(told).toEqual([]);
    for (const word of ['Moritz', 'Oskar', 'Words of another member.', 'To another reader.', 'minor'])
      expect(files.data).not.toContain(word);
  });

  it('waits sealed, is fetched once, and can be thrown away', async () => {
    await asked(visitor);
    const [row] = await forum.sql<{ open: boolean; size: number; hours: number }>(
      `select position('canary'::bytea in sealed) > 0 as open, octet_length(sealed) - 28 as size,
         (extract(epoch from kept_until - now()) / 3600)::float as hours from exports`,
    );
    expect(row!.open).toBe(false);
    expect(Math.log2(row!.size) % 1).toBe(0);
    expect(row!.hours).toBeLessThanOrEqual(24);
    expect(row!.hours).toBeGreaterThan(17);
    const fields = await visitor.hiddenFields('/account/export');
    for (const wrong of [{ current: '' }, { current: 'not this one, I fear' }]) {
      const refused = await visitor.post('/account/export/file', { ...fields, ...wrong });
      expect([refused.status, refused.headers['content-disposition']]).toEqual([422, undefined]);
      expect(refused.text).toContain('This is not your passphrase');
    }
    expect(await forum.sql('select from exports')).toHaveLength(1);
    await visitor.send('/account/export', {}, '/account/export/removal');
    expect(await forum.sql('select from exports')).toEqual([]);
    expect((await visitor.post('/account/export/file', fields)).location).toBe('/account/export');
  });

  it('is made by whoever comes after a process that died, and only once it let go', async () => {
    const exports = service(forum, Exports);
    const id = await exports.ask(ana.memberId);
    await forum.sql(`update exports set worked_on_until = date_trunc('minute', now()) + interval '1 minute'`);
    expect(await exports.waiting()).toEqual([]);
    await exports.make(id);
    expect((await exports.state(ana.memberId))?.tenths).toBe(0);
    await forum.sql(`update exports set worked_on_until = date_trunc('minute', now()) - interval '1 minute'`);
    expect(await exports.waiting()).toEqual([id]);
    await exports.make(id);
    expect((await exports.state(ana.memberId))?.tenths).toBe(10);
    await forum.sql(`update exports set kept_until = date_trunc('minute', now())`);
    await exports.forgetOld();
    expect(await forum.sql('select from exports')).toEqual([]);
  });
});

async function asked(who: Visitor): Promise<void> {
  expect((await who.send('/account/export', { current: PASSWORD })).location).toBe('/account/export');
  await eventually(async () =>
    expect((await who.get('/account/export')).text).toContain('Your copy is ready'),
  );
}

async function copyOf(who: Visitor): Promise<{ files: { data: string; page: string }; names: string[] }> {
  await asked(who);
  const proof = { ...(await who.hiddenFields('/account/export')), current: PASSWORD };
  const archive = await who.download('/account/export/file', proof);
  await eventually(async () => expect(await forum.sql('select from exports')).toEqual([]));
  const files = unzipSync(archive);
  const text = (name: string): string => new TextDecoder().decode(files[name]);
  return { files: { data: text('data.json'), page: text('index.html') }, names: Object.keys(files).sort() };
}

const ERASE = { way: 'remove', sure: 'yes', current: PASSWORD };

describe('erasure', () => {
  it('shows the lines first, and how to take a copy along', async () => {
    const { html } = await visitor.get('/account/erasure');
    const [lines, form] = [html.indexOf('/crisis-lines'), html.indexOf('name="way"')];
    expect(lines).toBeGreaterThan(-1);
    expect(html.indexOf('Is it a hard time?')).toBeLessThan(form);
    expect(html).toContain('/account/export');
  });

  it.each([
    ['another passphrase', { current: 'not this one, I fear' }, 'This is not your passphrase'],
    ['no tick', { sure: '' }, 'Please tick the box'],
    ['no choice', { way: '' }, 'Please choose what should become of your posts'],
  ])('is refused with %s, and nothing is gone', async (_, wrong, words) => {
    const answer = await visitor.send('/account/erasure', { ...ERASE, ...wrong });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
    expect(answer.html).not.toContain(PASSWORD);
    expect(await forum.sql('select from leavings')).toEqual([]);
    expect((await visitor.get('/account')).status).toBe(200);
  });

  it('leaves nothing, signs out everywhere, and lets others’ answers make sense', async () => {
    const elsewhere = await forum.person('Ana');
    const answer = await visitor.send('/account/erasure', ERASE);
    expect(answer.location).toBe('/account/erasure/done');
    expect(answer.headers['clear-site-data']).toContain('storage');
    expect((await visitor.follow(answer)).text).toContain('Your account is gone');
    for (const who of [visitor, elsewhere])
      expect((await who.get('/account')).location).toContain('/sign-in');
    expect(leftOf(ana, await dump(forum.database.ownerUrl), false)).toEqual([]);
    const [thread] = ana.oneTime;
    const page = await forum.guest().get(`/threads/${thread!.threadId}`);
    expect(page.text).toContain('This post was withdrawn by its author.');
  });
});
