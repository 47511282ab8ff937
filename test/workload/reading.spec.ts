import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Hand, handOf } from '../database/hands.js';
import { addShift, setUp } from '../duty/people.js';
import { type Forum, startForum } from '../support/forum.js';
import type { Answer, Visitor } from '../support/visitor.js';
import { addDecided, type Decided } from './history.js';

let forum: Forum;
let lea: Visitor;
let persona: string;
// Writes history as it is, without what would follow from it today.
let past: Hand;
beforeAll(async () => {
  forum = await startForum({ worker: false });
  lea = await forum.person('Lea', 'lead');
  await forum.person('Moe', 'moderator');
  await forum.person('Ana');
  const [row] = await forum.sql<{ id: string }>(`select id from personas where name = 'Ana'`);
  persona = row!.id;
  past = await handOf(forum.database.ownerUrl);
  await past.sql('set session_replication_role = replica');
});
afterAll(async () => {
  await past.end();
  await forum.stop();
});
beforeEach(async () => {
  for (const table of [
    'second_look_answers',
    'second_looks',
    'decision_texts',
    'decisions',
    'review_messages',
  ])
    await past.sql(`delete from ${table}`);
  await forum.sql('delete from threads');
});

/** At an hour of the day some days ago, by UTC. */
const daysAgo = (days: number, hour = 12): string =>
  `(date_trunc('day', now() at time zone 'utc') - interval '${days} days' + interval '${hour} hours') at time zone 'utc'`;
const add = (decided: Partial<Decided>): Promise<void> =>
  addDecided(past.sql, persona, { count: 10, written: daysAgo(3), wait: 60, ...decided });
const page = (query = ''): Promise<Answer> => lea.open(`/workload${query}`);

/** The tables of a picture: what each says, by its title. */
function picture({ page: shown }: Answer, id: string): Record<string, string[]> {
  const figure = shown.querySelector(`figure[aria-labelledby=picture-${id}]`)!;
  return Object.fromEntries(
    figure.querySelectorAll('table').map((table) => [
      table.querySelector('caption')!.text,
      table.querySelectorAll('tbody tr').map((row) =>
        row
          .querySelectorAll('th, td')
          .map((cell) => cell.text)
          .join(': '),
      ),
    ]),
  );
}

describe('the pictures', () => {
  it('are honest where there is nothing yet', async () => {
    const shown = await page();
    expect(shown.status).toBe(200);
    expect(shown.page.querySelectorAll('main svg.chart')).toHaveLength(0);
    expect(shown.text).toContain('Too little yet for a picture.');
    expect(shown.text).toContain('There is no rota at the moment');
  });

  it('show how long half waited, and 95 of 100, by level', async () => {
    await add({ tier: 'crisis', wait: 10, count: 15 });
    await add({ tier: 'crisis', wait: 180, count: 4 });
    await add({ tier: 'crisis', wait: 6 * 24 * 60, count: 1, written: daysAgo(12) });
    await add({ tier: 'concern', wait: 50 * 60, written: daysAgo(5) });
    const shown = picture(await page(), 'waits');
    expect(shown).toEqual({
      'Crisis, 20 texts': ['Half, within: 10 min', '95 of 100, within: 3 h'],
      'Concern, 10 texts': ['Half, within: 2.1 days', '95 of 100, within: 2.1 days'],
      Watch: ['All: none'],
      'No finding': ['All: none'],
    });
  });

  it.each([
    ['nine texts', { count: 9 }],
    ['two people', { count: 40, people: 2 }],
    ['one person', { count: 40, people: 1 }],
  ])('show nothing of a group as small as %s', async (_, small) => {
    await add({ tier: 'crisis', words: true, ...small });
    await add({ tier: 'concern', words: true });
    const shown = await page();
    for (const id of ['waits', 'words', 'outcomes'])
      expect(picture(shown, id).Crisis).toEqual(['All: too few yet']);
    const hours = picture(await page('?tier=crisis'), 'hours');
    expect(hours).toEqual({});
  });

  it('count neither a text taken down, nor a second look, nor today', async () => {
    await add({ count: 10 });
    await add({ count: 5, outcome: 'remove' });
    await add({ count: 5, written: daysAgo(0, 0), wait: 0 });
    await add({ count: 5, outcome: 'publish' });
    await past.sql(
      `insert into second_look_answers (second_look_id, decision_id)
       select gen_random_uuid(), id from decisions where outcome = 'publish'`,
    );
    expect(Object.keys(picture(await page(), 'waits'))).toContain('No finding, 10 texts');
  });

  it('show the first words, in a message or with the decision, and leave out who got none', async () => {
    await add({ tier: 'crisis', wait: 100, words: true });
    await add({ tier: 'crisis', wait: 600, message: 5 });
    await add({ tier: 'crisis', wait: 30 });
    await add({ tier: 'watch', wait: 30 });
    const shown = picture(await page(), 'words');
    expect(shown['Crisis, 20 texts']).toEqual(['Half, within: 5 min', '95 of 100, within: 100 min']);
    expect(shown.Watch).toEqual(['All: none']);
  });

  it('show outcomes by level, as shares', async () => {
    await add({ tier: 'watch', outcome: 'publish', count: 12 });
    await add({ tier: 'watch', outcome: 'mask', count: 3 });
    await add({ tier: 'watch', outcome: 'return', count: 3 });
    await add({ tier: 'watch', outcome: 'decline', count: 2 });
    expect(picture(await page(), 'outcomes')['Watch, 20 texts']).toEqual([
      'Put up: 60 %',
      'With words hidden: 15 %',
      'Sent back: 15 %',
      'Kept between us: 0 %',
      'Not put up: 10 %',
    ]);
  });

  it('look back as far as is asked for, else four weeks', async () => {
    await add({ written: daysAgo(3) });
    await add({ written: daysAgo(20) });
    await add({ written: daysAgo(60) });
    const texts = async (query: string) => Object.keys(picture(await page(query), 'waits')).at(-1);
    expect(await texts('')).toBe('No finding, 20 texts');
    expect(await texts('?weeks=1')).toBe('No finding, 10 texts');
    expect(await texts('?weeks=12')).toBe('No finding, 30 texts');
    expect(await texts(`?weeks=99'&tier[]=x`)).toBe('No finding, 20 texts');
  });

  it('show waiting by the hour in the place’s zone, of one level if that is asked for', async () => {
    await forum.sql(`update duty_settings set zone = 'Asia/Kolkata'`);
    await add({ tier: 'crisis', written: daysAgo(3, 2), wait: 20 });
    await add({ tier: 'watch', written: daysAgo(3, 2), wait: 240, count: 30 });
    const at = (rows: Record<string, string[]>) =>
      Object.values(rows)[0]!.filter((row) => /\d (min|h|days)/.test(row));
    expect(at(picture(await page(), 'hours'))).toEqual(['07:00: 4 h: 4 h']);
    const crisis = await page('?tier=crisis');
    expect(at(picture(crisis, 'hours'))).toEqual(['07:00: 20 min: 20 min']);
    expect(crisis.page.querySelector('#tier option[selected]')?.getAttribute('value')).toBe('crisis');
    await forum.sql(`update duty_settings set zone = 'UTC'`);
  });
});

describe('what comes in', () => {
  it('stands against the rota, hour by hour of the week', async () => {
    await setUp(lea, {});
    await addShift(lea, { who: 'Moe', day: 'every', from: '09:00', to: '10:30' });
    await add({ count: 8, written: daysAgo(7, 9) });
    await add({ count: 4, written: daysAgo(7, 22) });
    const shown = await page('?weeks=1');
    expect(shown.text).toContain(
      '12 in a usual week, 4 of them in hours in which nobody is on duty. The tallest bar is 8.',
    );
    const [rows] = Object.values(picture(shown, 'week'));
    const cells = (hour: string) =>
      rows!
        .find((row) => row.startsWith(hour))!
        .split(': ')
        .slice(1);
    expect(cells('09:00').filter((cell) => cell === '8 / 1')).toHaveLength(1);
    expect(cells('09:00').filter((cell) => cell === '0 / 1')).toHaveLength(6);
    expect(cells('10:00')).toEqual(Array.from({ length: 7 }, () => '0 / 0.5'));
    expect(cells('22:00').filter((cell) => cell === '4 / 0')).toHaveLength(1);
    expect(shown.page.querySelectorAll('main rect.chart-duty')).toHaveLength(7 * 2 + 1);
  });

  it('says that there is no rota, and draws no band, where there is none', async () => {
    await add({ count: 8, written: daysAgo(7, 9) });
    await setUp(lea, { mode: 'no_rota' });
    const shown = await page('?weeks=1');
    expect(shown.text).toContain('There is no rota at the moment');
    expect(shown.page.querySelectorAll('main figure svg.chart rect.chart-duty')).toHaveLength(0);
  });
});

describe('second looks', () => {
  const look = (count: number, outcome: string, people: number): Promise<unknown> =>
    past.sql(
      `with first as (
         insert into decisions (revision_id, staff_id, outcome, digest)
         select gen_random_uuid(), lpad((nth % $3::int)::text, 32, '0')::uuid, 'keep', '' from generate_series(1, $1::int) nth returning id),
       asked as (
         insert into second_looks (decision_id, asked_at)
         select id, date_trunc('minute', now() - interval '3 days') from first returning id),
       again as (
         insert into decisions (revision_id, staff_id, outcome, digest)
         select id, gen_random_uuid(), $2::text, '' from asked returning id, revision_id)
       insert into second_look_answers (second_look_id, decision_id) select revision_id, id from again`,
      [count, outcome, people],
    );

  it('are shown with what came of them', async () => {
    await look(8, 'publish', 3);
    await look(4, 'uphold', 3);
    expect(picture(await page(), 'looks')).toEqual({
      'At decisions': ['Asked for: 12', 'Not answered yet: 0', 'Changed: 8', 'Stays as it was: 4'],
    });
  });

  it.each([
    [9, 3],
    [30, 2],
  ])('say nothing of who decided first: %d answers about %d people', async (count, people) => {
    await look(count, 'publish', people);
    expect(picture(await page(), 'looks')).toEqual({
      'At decisions': [`Asked for: ${count}`, 'Not answered yet: 0', 'Changed: too few yet'],
    });
  });
});

describe('looking after people', () => {
  it('counts what is open: in time, due, and late', async () => {
    await forum.sql(
      `insert into follow_ups (hours, board_id, since, due_at)
       select h.hours, b.id, date_trunc('minute', now()), date_trunc('minute', now()) + h.due
       from (values (24, interval '1 hour'), (24, interval '-1 hour'), (24, interval '-25 hours'), (24, interval '-90 hours'),
         (72, interval '2 days')) h (hours, due), (select id from boards limit 1) b`,
    );
    expect(picture(await page(), 'follow_ups')).toEqual({
      'After 24 hours': ['Not due yet: 1', 'Due now: 1', 'Late: 2'],
      'After 72 hours': ['Not due yet: 1', 'Due now: 0', 'Late: 0'],
    });
  });
});

describe('nobody else', () => {
  it.each([
    ['a moderator', 'Moe'],
    ['a member', 'Ana'],
  ])('finds the page: not %s', async (_, name) => {
    expect((await (await forum.person(name)).get('/workload')).status).toBe(404);
  });

  it('finds it: not a guest', async () => {
    expect((await forum.guest().get('/workload')).status).toBe(404);
  });

  it('is named or numbered on it', async () => {
    await add({ tier: 'crisis', words: true, count: 30 });
    const main = (await page()).page.querySelector('main')!;
    expect(main.innerHTML).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
    expect(main.text).not.toMatch(/Moe|Ana/);
  });
});
