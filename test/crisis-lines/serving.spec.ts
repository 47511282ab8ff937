import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedLines } from '../../src/crisis-lines/all-lines.js';
import { servedCountries } from '../../src/crisis-lines/keeping/served.js';
import { type Forum, startForum } from '../support/forum.js';
import type { Visitor } from '../support/visitor.js';
import { change, check, emergencyOf, serve, shipped, switchOver } from './lead.js';

let forum: Forum;
let lea: Visitor;
beforeAll(async () => {
  forum = await startForum({ worker: false });
  lea = await forum.person('Lea', 'lead');
});
afterAll(() => forum.stop());

const served = (now?: Date) => servedCountries(forum.app.get(DataSource), now);
const removal = (code: string) => lea.send('/lines', {}, '/lines/served/removal').then(() => code);

describe('the countries that a place serves', () => {
  it('are none at first', async () => {
    expect(await served()).toEqual([]);
    expect((await lea.get('/lines')).text).toContain('None is chosen yet.');
  });

  it('are chosen once each, and recorded', async () => {
    for (const code of ['GB', 'GB']) {
      const { _csrf } = await lea.hiddenFields('/lines', ['served']);
      expect((await lea.post('/lines/served', { _csrf: _csrf!, served: code })).location).toBe('/lines');
    }
    expect((await served()).map(({ code }) => code)).toEqual(['GB']);
    const rows = await forum.sql(
      `select e.code, w.words from record_entries e join record_words w on w.entry_id = e.id where e.code like 'country%'`,
    );
    expect(rows).toEqual([{ code: 'country_served', words: 'United Kingdom' }]);
  });

  it.each(['', 'ZZ', 'gb', 'GBR'])('are countries: %j is none', async (code) => {
    const { status, text } = await lea.send('/lines', { served: code }, '/lines/served');
    expect(status).toBe(422);
    expect(text).toContain('choose a country');
  });

  it('may be taken back', async () => {
    await serve(lea, 'MT');
    expect((await lea.get('/lines')).text).toContain('There is no line.');
    const { _csrf } = await lea.hiddenFields('/lines', ['served']);
    await lea.post('/lines/served/removal', { _csrf: _csrf!, served: 'MT' });
    expect((await served()).map(({ code }) => code)).toEqual(['GB']);
    await removal('GB');
    expect(await served()).toEqual([]);
    await serve(lea, 'GB');
  });
});

describe('whether the lines of a country are confirmed', () => {
  const entries = () =>
    [
      ...shippedLines.filter(({ country, kinds }) => country === 'GB' && !kinds.includes('emergency')),
      emergencyOf('GB'),
    ].map(({ id }) => id);

  it('is told for every entry: by whom and when', async () => {
    const [country] = await served();
    expect(country).toMatchObject({ code: 'GB', name: 'United Kingdom', confirmed: false });
    expect(country!.entries.map(({ id }) => id)).toEqual(entries());
    expect(country!.entries.map(({ confirmed }) => confirmed)).toEqual(entries().map(() => null));
    await check(lea, entries()[0]!);
    const [row] = await forum.sql<{ id: string }>(`select member_id as id from personas where name = 'Lea'`);
    const today = new Date().toISOString().slice(0, 10);
    expect((await served())[0]!.entries[0]!.confirmed).toEqual({
      by: row!.id,
      name: 'Lea',
      on: today,
      old: false,
    });
    expect((await served())[0]!.confirmed).toBe(false);
  });

  it('is so when somebody checked the emergency number and every line', async () => {
    for (const id of entries().slice(1)) await check(lea, id, 'looked');
    expect((await served())[0]!.confirmed).toBe(true);
  });

  it('is no longer so after six months, after a change of a number, or with a line nobody checked', async () => {
    const later = new Date(Date.now() + 200 * 24 * 3600 * 1000);
    expect((await served(later))[0]!.confirmed).toBe(false);
    const { id: shout } = shipped('Shout');
    await change(lea, shout, { texts: '85259 SHOUT' });
    expect((await served())[0]!.confirmed).toBe(false);
    await switchOver(lea, shout);
    expect((await served())[0]!.confirmed).toBe(true);
    await switchOver(lea, emergencyOf('GB').id);
    expect((await served())[0]!.confirmed).toBe(false);
  });

  it('outlives the account of who checked', async () => {
    const eve = await forum.person('Eve', 'lead');
    await check(eve, entries()[0]!);
    await forum.sql(`delete from members where id = (select member_id from personas where name = 'Eve')`);
    expect((await served())[0]!.entries[0]!.confirmed).toMatchObject({ name: null, old: false });
    expect((await lea.get(`/lines/${entries()[0]}`)).text).toContain('Someone who is no longer here');
  });
});
