import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Months } from '../../src/transparency/months.js';
import { type Hand, handOf, refusal, type Someone } from '../database/hands.js';
import { heldWithDetails, MASK } from '../reviews/masks.js';
import { claimAndDecide, type Desk, idsOf, LEA, MO, startDesk } from '../reviews/desk.js';
import type { Answer } from '../support/visitor.js';
import { addDecided } from '../workload/history.js';
import {
  afterThisMonth,
  appealed,
  decided,
  fix,
  heldText,
  judged,
  lookedAgain,
  pause,
  reported,
  takenDown,
  thisMonth,
  wentUp,
} from './work.js';

let desk: Desk;
let ana: Someone, ben: Someone, mo: Someone, lea: Someone;
beforeAll(async () => {
  desk = await startDesk();
  [ana, ben, mo, lea] = [
    await idsOf(desk, 'Ana'),
    await idsOf(desk, 'Ben'),
    await idsOf(desk, MO),
    await idsOf(desk, LEA),
  ];
});
afterAll(() => desk.stop());

const page = (): Promise<Answer> => desk.guest().open('/transparency');

/** What the page says of each figure. */
const rowsOf = ({ page: shown }: Answer): Record<string, string> =>
  Object.fromEntries(
    shown
      .querySelectorAll('main table')
      .flatMap((table) =>
        table
          .querySelectorAll('tbody tr')
          .map((row) => [
            `${table.querySelector('caption')!.text}: ${row.querySelector('th')!.text}`,
            row.querySelector('td')!.text,
          ]),
      ),
  );

describe('before a month is over', () => {
  it('a guest reads that the first numbers come, and when', async () => {
    const shown = await page();
    expect([shown.status, shown.text.includes('No month is over yet.')]).toEqual([200, true]);
    expect(shown.text).toMatch(/still running, comes on 8 \w+ 20\d\d/);
    expect(shown.page.querySelectorAll('main table')).toHaveLength(0);
  });

  it('it is led to from every page', async () => {
    const home = await desk.guest().open('/about');
    expect(home.page.querySelectorAll('a[href="/transparency"]')).toHaveLength(2);
  });

  it('nothing of it is counted, not even a moment before a week has gone', async () => {
    await decided(
      desk.sql,
      ana,
      mo,
      Array.from({ length: 6 }, () => 'publish'),
    );
    expect(await fix(desk, new Date())).toBe(0);
    expect(await fix(desk, new Date(afterThisMonth().getTime() - 1))).toBe(0);
    expect((await page()).page.querySelectorAll('main table')).toHaveLength(0);
  });
});

describe('a month that is over', () => {
  beforeAll(async () => {
    await decided(desk.sql, ana, mo, ['return', 'return', 'keep', 'decline']);
    await heldText(desk.sql, ana);
    for (let left = 5; left > 0; left--) await claimAndDecide(desk.mo, await heldWithDetails(desk), MASK);
    await wentUp(desk.sql, ana, 5);
    for (let left = 5; left > 0; left--) await takenDown(desk.sql, ana, mo);
    for (let left = 5; left > 0; left--) await pause(desk.sql, ben, mo);
    await pause(desk.sql, ben, mo, 'notice');
    for (let left = 5; left > 0; left--) await lookedAgain(desk.sql, ana, [mo, lea], 'publish');
    await lookedAgain(desk.sql, ana, [mo, lea], 'uphold');
    for (let left = 5; left > 0; left--) await appealed(desk.sql, ben, [mo, lea], 'lifted');
    await appealed(desk.sql, ben, [mo, lea], 'stands');
    await appealed(desk.sql, ben, [mo, lea], null);
    const people = { author: ana, reader: ben, staff: mo };
    for (const kind of ['worried', 'method', 'identity', 'unkind', 'spam', 'other'])
      for (let left = 3; left > 0; left--) await reported(desk.sql, people, kind, 'reached_out');
    await reported(desk.sql, people, 'worried', 'taken_down');
    await reported(desk.sql, people, 'worried');
    for (const judgement of ['none', 'none', 'none', 'none', 'none', 'crisis', 'concern', 'unsure'])
      await judged(desk.sql, ana, judgement);
  });

  it('is fixed once, by however many workers at once', async () => {
    const worker = await desk.startWorker();
    const months = worker.get(Months);
    const fixed = await Promise.all(Array.from({ length: 8 }, () => months.fixDue(afterThisMonth())));
    expect(fixed.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await fix(desk)).toBe(0);
  });

  it('is told to everybody, figure by figure, and small numbers are not', async () => {
    const shown = await page();
    expect(rowsOf(shown)).toEqual({
      'What people wrote: Texts, all together': String(5 + 5 + 20 + 8 + 22),
      'What people wrote: Went up at once': String(5 + 5 + 20 + 8),
      'What people wrote: Waited for a person to read them': '22',
      'What the team decided: Texts that waited and are decided, all together': 'left out',
      'What the team decided: Put up': '6',
      'What the team decided: Put up with words hidden': '5',
      'What the team decided: Sent back with a message, to be changed': '8',
      'What the team decided: Kept between the writer and the team': 'fewer than 5',
      'What the team decided: Not put up': 'fewer than 5',
      'What the team decided: Beside these: taken down again': '5',
      'What readers told the team: Reports, all together': '20',
      'What readers told the team: Worried about somebody': '5',
      'What readers told the team: A dangerous detail, or somebody’s identity': '6',
      'What readers told the team: Unkind, an advertisement, or something else': '9',
      'What came of it: Reports answered, all together': 'left out',
      'What came of it: The team wrote to the person': '18',
      'What came of it: The post was taken down': 'fewer than 5',
      'What came of it: Passed on to somebody who can help': 'fewer than 5',
      'What came of it: Looked at, and left as it was': 'fewer than 5',
      'Pauses: Pauses, all together': 'left out',
      'Pauses: Up to three days': '12',
      'Pauses: Up to ninety days': 'fewer than 5',
      'Pauses: Without an end': 'fewer than 5',
      'Pauses: Beside these: reminders, which stop nothing': 'fewer than 5',
      'Decisions looked at again: Asked for': '6',
      'Decisions looked at again: The decision was changed': '5',
      'Decisions looked at again: The decision stays': 'fewer than 5',
      'Pauses looked at again: Asked for': '7',
      'Pauses looked at again: The pause was lifted': '5',
      'Pauses looked at again: The pause stays': 'fewer than 5',
      'What the check may have missed: Texts that people judged without knowing what the check had said':
        'left out',
      'What the check may have missed: The check was right to put it up': '5',
      'What the check may have missed: A person would have been more worried': 'fewer than 5',
      'What the check may have missed: The person could not tell': 'fewer than 5',
    });
  });

  it('says how long people usually waited only where there were enough of them', async () => {
    expect((await page()).text).toContain('too few texts to say');
    const [row] = await desk.sql<{ wait: string | null }>('select usual_wait as wait from months');
    expect(row).toEqual({ wait: null });
  });

  it('can be had as a file with the same numbers', async () => {
    const file = await desk.guest().get('/transparency.csv');
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(file.headers['content-disposition']).toContain('attachment');
    const lines = file.html.trimEnd().split('\r\n');
    expect(lines[0]).toBe('month,figure,count,note');
    expect(lines).toContain(`${thisMonth()},decision_publish,6,`);
    expect(lines).toContain(`${thisMonth()},decision_keep,,fewer than 5`);
    expect(lines).toContain(`${thisMonth()},decisions,,left out`);
    expect(lines).toContain(`${thisMonth()},usual_wait,,too few`);
    expect(lines).toHaveLength(1 + 34 + 1);
  });

  it('stays as it is, whatever is done or erased later', async () => {
    const before = rowsOf(await page());
    await decided(desk.sql, ana, mo, ['publish', 'publish', 'keep', 'keep', 'keep', 'keep']);
    await desk.sql('delete from threads');
    expect(await fix(desk)).toBe(0);
    expect(rowsOf(await page())).toEqual(before);
  });

  it('is asked for by its year; another year than there is means the newest', async () => {
    const year = thisMonth().slice(0, 4);
    const tables = async (asked: string) =>
      (await desk.guest().open(`/transparency?year=${asked}`)).page.querySelectorAll('main table').length;
    expect(await tables(year)).toBe(8);
    for (const asked of ['1999', 'x', "1'", '', '99999999999'])
      expect([asked, await tables(asked)]).toEqual([asked, 8]);
  });
});

describe('PostgreSQL', () => {
  let web: Hand, worker: Hand;
  beforeAll(async () => {
    web = await handOf(desk.database.webUrl);
    worker = await handOf(desk.database.workerUrl);
  });
  afterAll(async () => {
    await web.end();
    await worker.end();
  });

  it('shows the web no number that is small', async () => {
    expect(await refusal(web.sql('select * from month_figures'))).toBe('42501');
    const rows = await web.sql<{ count: number | null; shown: string }>(
      'select count, shown from public_figures',
    );
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter(({ count, shown }) => (count !== null) !== (shown === 'shown'))).toEqual([]);
    expect(rows.every(({ count }) => count === null || count >= 5)).toBe(true);
  });

  it('lets nobody change a month, neither the worker nor the owner', async () => {
    for (const sql of [
      `update month_figures set count = 99 where figure = 'decision_publish'`,
      'delete from month_figures',
      'update months set fixed_at = fixed_at',
      'delete from months',
      'truncate months, month_figures',
    ]) {
      expect([sql, await refusal(worker.sql(sql))]).toEqual([sql, '42501']);
      expect([sql, await refusal(desk.sql(sql))]).toEqual([sql, 'HS011']);
    }
  });

  it('takes no small number as one that is shown, whatever the worker sends', async () => {
    const put = (count: number, shown: string) =>
      refusal(
        worker.sql(`insert into month_figures (month, figure, count, shown) values ($1, 'forged', $2, $3)`, [
          `${thisMonth()}-01`,
          count,
          shown,
        ]),
      );
    expect([await put(4, 'shown'), await put(5, 'small')]).toEqual(['23514', '23514']);
  });
});

describe('how long people usually waited', () => {
  let past: Hand;
  beforeAll(async () => {
    past = await handOf(desk.database.ownerUrl);
    await past.sql('set session_replication_role = replica');
  });
  afterAll(() => past.end());

  it.each([
    ['2024-01', 19, 30, null],
    ['2024-02', 20, 59, 'under_1_hour'],
    ['2024-03', 20, 60, 'under_4_hours'],
    ['2024-04', 20, 240, 'under_12_hours'],
    ['2024-05', 20, 720, 'under_1_day'],
    ['2024-06', 20, 1440, 'over_1_day'],
  ])('is told roughly: in %s, %d waited %d minutes', async (month, count, wait, told) => {
    const written = `'${month}-10 12:00Z'`;
    await addDecided(past.sql, ana.personaId, { count, written, wait });
    await addDecided(past.sql, ana.personaId, { count: 30, written, wait: 9_000, outcome: 'remove' });
    const [row] = await desk.sql('select usual_wait($1) as told', [`${month}-01`]);
    expect(row).toEqual({ told });
  });

  it('is told with the month, the newest above the others', async () => {
    const next = afterThisMonth();
    const written = `'${next.toISOString()}'`;
    await addDecided(past.sql, ana.personaId, { count: 20, written, wait: 30 });
    expect(await fix(desk, afterThisMonth(next))).toBe(1);
    const [newest] = (await page()).page.querySelectorAll('main details');
    expect(newest!.querySelector('h2')!.text).toBe(
      new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(next),
    );
    expect(newest!.hasAttribute('open')).toBe(true);
    expect(newest!.structuredText).toContain('less than an hour');
  });

  it('and all else is counted from the first minute of a month to the last, by UTC', async () => {
    for (const written of [
      '2025-01-31 23:59Z',
      '2025-02-01 00:00Z',
      '2025-02-28 23:59Z',
      '2025-03-01 00:00Z',
    ])
      await addDecided(past.sql, ana.personaId, { count: 2, written: `'${written}'`, wait: 0 });
    await past.sql(`set time zone 'Pacific/Kiritimati'`);
    const rows = await past.sql(`select * from count_month('2025-02-01') order by figure`);
    expect(rows).toEqual([
      { figure: 'decision_keep', count: 4 },
      { figure: 'texts_held', count: 4 },
    ]);
  });
});
