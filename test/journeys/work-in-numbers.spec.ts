import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Hand, handOf } from '../database/hands.js';
import { addShift, setUp } from '../duty/people.js';
import { DESKTOP, openBrowser, Person, PHONE } from '../support/browser.js';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';
import { fix } from '../transparency/work.js';
import { addDecided } from '../workload/history.js';

let forum: Forum;
let browser: Browser;
let origin: string;
beforeAll(async () => {
  forum = await startForum({ worker: false });
  origin = (await forum.app.getUrl()).replace('127.0.0.1', 'localhost');
  browser = await openBrowser();
  const past = await handOf(forum.database.ownerUrl);
  await past.sql('set session_replication_role = replica');
  await aBusyMonth(past);
  await past.end();
  await fix(forum);
  await forum.stopWorker();
});
afterAll(async () => {
  await browser.close();
  await forum.stop();
});

// Uneven, as weeks are: evenings and nights, and now and then a long wait.
async function aBusyMonth(past: Hand): Promise<void> {
  await forum.person('Ana');
  await forum.person('Moss', 'moderator');
  const lou = await forum.person('Lou', 'lead');
  await setUp(lou, { zone: 'Europe/Berlin' });
  await addShift(lou, { who: 'Moss', from: '08:00', to: '22:00', day: 'weekdays' });
  await addShift(lou, { who: 'Lou', from: '18:00', to: '23:30' });
  const [ana] = await forum.sql<{ id: string }>(`select id from personas where name = 'Ana'`);
  const tiers = ['crisis', 'concern', 'watch', 'none'];
  const outcomes = ['publish', 'mask', 'return', 'keep', 'publish'];
  for (let day = 1; day <= 20; day++)
    for (const [at, hour] of [1, 9, 14, 20, 21, 23].entries())
      await addDecided(past.sql, ana!.id, {
        count: 5 + ((day * hour) % 4),
        written: `(date_trunc('day', now() at time zone 'utc') - interval '${day} days' + interval '${hour} hours') at time zone 'utc'`,
        wait: 5 + ((hour + 3) % 24) * 11 + (day % 5 === 0 ? 400 : 0),
        tier: tiers[(at + day) % 4]!,
        outcome: outcomes[(at * day) % 5]!,
        words: at % 2 === 0,
      });
  await past.sql(
    `insert into second_looks (decision_id, asked_at) select id, decided_at from decisions order by id limit 30`,
  );
  await past.sql(
    `insert into second_look_answers (second_look_id, decision_id)
     select s.id, d.id from (select id, row_number() over (order by id) as nth from second_looks) s
     join (select id, row_number() over (order by id desc) as nth from decisions) d using (nth) where nth <= 24`,
  );
  await past.sql(
    `insert into follow_ups (hours, board_id, since, due_at)
     select case when nth % 2 = 0 then 24 else 72 end, (select id from boards limit 1), date_trunc('minute', now()),
       date_trunc('minute', now()) + make_interval(hours => 20 - nth * 10) from generate_series(1, 9) nth`,
  );
}

// What looks at a page needs scripts itself; and colours that the system forces are not ours to measure.
async function wrongWith(person: Person, options: BrowserContextOptions): Promise<string[]> {
  if (options.javaScriptEnabled === false) return [];
  const found = await person.violations();
  const ours = found.filter((line) => !options.forcedColors || !line.startsWith('color-contrast'));
  const wide = await person.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  return [...ours, ...(wide ? ['wider than the screen'] : [])];
}

describe.each<[string, BrowserContextOptions]>([
  ['a phone, light', { ...PHONE, colorScheme: 'light' }],
  ['a phone, dark', { ...PHONE, colorScheme: 'dark' }],
  ['a phone in forced colours', { ...PHONE, forcedColors: 'active' }],
  ['a phone without scripts', { ...PHONE, javaScriptEnabled: false }],
  ['a desktop, light', { ...DESKTOP, colorScheme: 'light' }],
])('on %s', (_, options) => {
  it('a lead sees each picture, and the same as a table', async () => {
    const person = await Person.at(browser, origin, options);
    await person.signIn('Lou', PASSWORD);
    await person.page.goto('/workload');
    expect(await person.page.locator('main figure > svg.chart').count()).toBe(7);
    const pictures = person.page.locator('main figure:has(> svg.chart)');
    for (const figure of await pictures.all()) {
      await figure.locator('summary').click();
      expect(await figure.locator('table').first().isVisible()).toBe(true);
    }
    expect(await wrongWith(person, options)).toEqual([]);
    await person.page.getByLabel('Time').selectOption('12');
    await person.page.getByRole('button', { name: 'Show' }).click();
    await person.page.waitForURL(/weeks=12/);
    expect(await person.page.getByText('The last 12 weeks, in whole days').isVisible()).toBe(true);
    expect(person.strayRequests).toEqual([]);
    await person.close();
  });

  it('a guest finds the numbers of a month, from the foot of the first page', async () => {
    const person = await Person.at(browser, origin, options);
    await person.page.goto('/');
    await person.page.getByRole('link', { name: 'The team’s work in numbers' }).click();
    await person.page.waitForURL('**/transparency');
    expect(await person.page.getByText('Put up with words hidden').isVisible()).toBe(true);
    expect(await wrongWith(person, options)).toEqual([]);
    await person.close();
  });
});
