import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, idsOf, startDesk } from '../reviews/desk.js';
import type { Answer, Visitor } from '../support/visitor.js';
import { addHistory, type Texts } from './history.js';

let desk: Desk;
let lou: Visitor;
let persona: string;
beforeAll(async () => {
  desk = await startDesk();
  lou = await desk.person('Lou Spring', 'lead');
  persona = (await idsOf(desk, 'Ana')).personaId;
});
afterAll(() => desk.stop());
beforeEach(() => desk.sql('delete from threads'));

const add = (texts: Texts) => addHistory(desk.sql, persona, texts);

/** The cells of a table's row, by the words in its first one. */
function rowOf({ page }: Answer, first: string, table = 0): string[] {
  const rows = page.querySelectorAll('table.numbers')[table]?.querySelectorAll('tbody tr') ?? [];
  const found = rows.find((row) => row.querySelector('th')?.text.trim() === first);
  return found?.querySelectorAll('td').map((cell) => cell.text.replace(/\s+/g, ' ').trim()) ?? [];
}

const ENOUGH_OF_EVERYTHING: Texts[] = [
  { count: 40, tier: 'crisis', why: 'crisis', rules: ['plan', 'wish'], right: { yes: 24, no: 6, unsure: 2 } },
  { count: 60, tier: 'concern', rules: ['wish'], judged: { concern: 18, crisis: 2, none: 10 } },
  { count: 400, tier: 'none', judged: { crisis: 1, concern: 2, none: 47, unsure: 3, waiting: 4 } },
];

describe('precision', () => {
  it('is the share of answers that say it was right, with its interval, by tier and reason', async () => {
    for (const texts of ENOUGH_OF_EVERYTHING) await add(texts);
    await add({ count: 5, tier: 'none', why: 'spam', right: { yes: 3, no: 1 } });
    const page = await lou.open('/quality');
    expect(page.status).toBe(200);
    expect(rowOf(page, 'Crisis')).toEqual(['30', '24', '80 % (63 to 90 %)']);
    expect(rowOf(page, 'Concern')).toEqual(['30', '20', '67 % (49 to 81 %)']);
    expect(rowOf(page, 'Looks like an advertisement')).toEqual(['4', '3', 'too few to say']);
  });

  it('by rule counts a text once for each rule that had a part in it', async () => {
    for (const texts of ENOUGH_OF_EVERYTHING) await add(texts);
    const page = await lou.open('/quality');
    expect(rowOf(page, 'plan', 1)).toEqual(['30', '24', '80 % (63 to 90 %)']);
    expect(rowOf(page, 'wish', 1).slice(0, 2)).toEqual(['60', '44']);
  });

  it('says so where there is too little', async () => {
    await add({ count: 29, tier: 'crisis', why: 'crisis', right: { yes: 29 } });
    expect(rowOf(await lou.open('/quality'), 'Crisis')).toEqual(['29', '29', 'too few to say']);
    await add({ count: 1, tier: 'crisis', why: 'crisis', right: { yes: 1 } });
    expect(rowOf(await lou.open('/quality'), 'Crisis')[2]).toBe('100 % (89 to 100 %)');
  });

  it('forgets what is older than twelve weeks', async () => {
    await add({ count: 3, tier: 'crisis', why: 'crisis', right: { yes: 3 }, weeksAgo: 11 });
    await add({ count: 5, tier: 'crisis', why: 'crisis', right: { no: 5 }, weeksAgo: 12 });
    expect(rowOf(await lou.open('/quality'), 'Crisis').slice(0, 2)).toEqual(['3', '3']);
  });
});

describe('recall', () => {
  // Caught 40 × 24/30 of 40 × 24/30 + 460 × 3/80, and with the concerns 72 of 72 + 400 × 3/50.
  it('weighs what was caught against what the sample says was missed', async () => {
    for (const texts of ENOUGH_OF_EVERYTHING) await add(texts);
    const { text } = await lou.open('/quality');
    expect(text).toContain('Crises Found, of all there were: 65 % (34 to 86 %)');
    expect(text).toContain('It let 460 through; people judged 80 of these and found 3 that it missed.');
    expect(text).toContain('Missed, of what it let through: 3.8 % (1.3 to 10 %)');
    expect(text).toContain('Crises and concerns together Found, of all there were: 75 % (46 to 91 %)');
    expect(text).toContain('It let 400 through; people judged 50 of these and found 3 that it missed.');
    expect(text).toContain('4 not judged yet, 3 nobody could tell.');
  });

  it('is not given while too few were judged, or too few answered', async () => {
    await add({ count: 40, tier: 'crisis', why: 'crisis', right: { yes: 40 } });
    await add({ count: 400, tier: 'none', judged: { none: 29, unsure: 20 } });
    const first = (await lou.open('/quality')).text;
    expect(first).toContain('Crises Found, of all there were: too few to say');
    expect(first).not.toContain('Missed, of what it let through');
    await add({ count: 1, tier: 'none', judged: { none: 1 } });
    expect((await lou.open('/quality')).text).toContain('Crises Found, of all there were: 100 %');
    await add({ count: 1, tier: 'concern' });
    expect((await lou.open('/quality')).text).toContain('together Found, of all there were: too few to say');
  });

  it('of nothing is not made up', async () => {
    await add({ count: 40, tier: 'none', judged: { none: 30 } });
    expect((await lou.open('/quality')).text).toContain('Crises Found, of all there were: too few to say');
  });
});

describe('the pictures', () => {
  it('show each week as a point, and the same numbers in a table', async () => {
    await add({ count: 6, tier: 'crisis', why: 'crisis', right: { yes: 6 }, weeksAgo: 1 });
    await add({ count: 6, tier: 'concern', judged: { none: 6 }, weeksAgo: 1 });
    await add({ count: 38, tier: 'none', weeksAgo: 1 });
    await add({ count: 50, tier: 'none' });
    const { page } = await lou.open('/quality');
    const pictures = page.querySelectorAll('figure.picture');
    expect(pictures.map((picture) => picture.querySelectorAll('circle').length)).toEqual([6, 2, 1]);
    const tables = pictures.map((picture) =>
      picture.querySelectorAll('tbody tr').map((row) => row.querySelectorAll('td').map((cell) => cell.text)),
    );
    expect(tables.map((rows) => rows.length)).toEqual([12, 12, 12]);
    expect(tables.map((rows) => rows.at(-2))).toEqual([
      ['50', '12 %', '12 %', '0 %'],
      ['50', '24 %'],
      ['12', '50 %'],
    ]);
    expect(tables.map((rows) => rows[0])).toEqual([
      ['0', '–', '–', '–'],
      ['0', '–'],
      ['0', '–'],
    ]);
  });

  it('leave a week without enough answers out of the line, not out of the table', async () => {
    await add({ count: 9, tier: 'crisis', why: 'crisis', right: { yes: 6, no: 3 } });
    const [, , right] = (await lou.open('/quality')).page.querySelectorAll('figure.picture');
    expect(right?.querySelectorAll('circle')).toEqual([]);
    expect(right?.querySelectorAll('tbody tr').at(-1)?.text.replace(/\s+/g, ' ')).toContain('967 %');
  });

  it('need nothing that the page’s policy refuses', async () => {
    await add({ count: 9, tier: 'crisis', why: 'crisis' });
    const { html, page } = await lou.open('/quality');
    expect(html).not.toMatch(/\sstyle=|<style|javascript:|\son\w+=/);
    expect(page.querySelectorAll('svg[role=img]').every((svg) => svg.getAttribute('aria-labelledby'))).toBe(
      true,
    );
  });
});

describe('the quality page', () => {
  it('is for leads and admins alone, and linked for them alone', async () => {
    const ada = await desk.person('Ada Spring', 'admin');
    for (const visitor of [lou, ada]) {
      expect((await visitor.get('/quality')).status).toBe(200);
      expect((await visitor.open('/reviews')).page.querySelector('a[href="/quality"]')).not.toBeNull();
    }
    expect((await desk.mo.get('/quality')).status).toBe(404);
    expect((await desk.mo.open('/reviews')).page.querySelector('a[href="/quality"]')).toBeNull();
  });

  it('names nobody, and shows no words of anybody', async () => {
    for (const texts of ENOUGH_OF_EVERYTHING) await add(texts);
    const main = (await lou.open('/quality')).page.querySelector('main')!;
    expect(main.innerHTML).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    for (const words of ['Ana', 'Mo Winter', 'Grey.']) expect(main.text).not.toContain(words);
  });

  it('says when the sample is off for want of people', async () => {
    expect((await lou.open('/quality')).text).not.toContain('it needs three people');
    await desk.sql(`update members set role = 'member' where role in ('moderator', 'admin')`);
    expect((await lou.open('/quality')).text).toContain('it needs three people');
  });
});
