import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Hand, handOf } from '../database/hands.js';
import { type Forum, startForum } from '../support/forum.js';
import type { Visitor } from '../support/visitor.js';

let forum: Forum;
let lea: Visitor;
// Writes history as it is, without what would follow from it today.
let past: Hand;
beforeAll(async () => {
  forum = await startForum({ worker: false });
  lea = await forum.person('Lea', 'lead');
  for (const name of ['Ana', 'Ben', 'Cleo', 'Dan']) await forum.person(name);
  past = await handOf(forum.database.ownerUrl);
  await past.sql('set session_replication_role = replica');
});
afterAll(async () => {
  await past.end();
  await forum.stop();
});
beforeEach(async () => {
  for (const table of ['first_replies', 'posts', 'threads']) await past.sql(`delete from ${table}`);
});

interface Made {
  count: number;
  minutes: number | null;
  later?: boolean;
  days?: number;
  people?: number;
}

/** Threads of Ana's that went up some days ago, answered after some minutes by several people in turn. */
async function add({ count, minutes, later = false, days = 3, people = 3 }: Made): Promise<void> {
  await past.sql(
    `with board as (select id from boards limit 1),
     thread as (insert into threads (board_id) select id from board, generate_series(1, $1::int) returning id, board_id),
     at as (select date_trunc('day', now()) - make_interval(days => $4::int) as at),
     opened as (insert into posts (thread_id, persona_id, opening, position, published_at)
       select t.id, p.id, true, 1, at.at from thread t, at, personas p where p.name = 'Ana'),
     replied as (insert into posts (thread_id, persona_id, position, published_at)
       select t.id, p.id, 2, at.at from (select id, row_number() over () % $5::int as nth from thread) t, at, personas p
       where $2::int is not null and p.name = (array['Ben', 'Cleo', 'Dan'])[1 + t.nth])
     insert into first_replies (thread_id, board_id, later, crisis, up_at, answered_at)
     select t.id, t.board_id, $3, false, at.at, at.at + make_interval(mins => $2::int) from thread t, at`,
    [count, minutes, later, days, people],
  );
}

async function picture(): Promise<Record<string, string[]>> {
  const { page } = await lea.open('/workload');
  const figure = page.querySelector('figure[aria-labelledby=picture-first_replies]')!;
  const cells = (row: ReturnType<typeof page.querySelectorAll>[number]) =>
    row.querySelectorAll('th, td').map(({ text }) => text);
  return Object.fromEntries(
    figure
      .querySelectorAll('table')
      .map((table) => [
        table.querySelector('caption')!.text,
        table.querySelectorAll('tbody tr').map((row) => cells(row).join(': ')),
      ]),
  );
}

describe('the leads’ page', () => {
  it('shows the median and the 95th of 100, new people apart', async () => {
    await add({ count: 12, minutes: 20 });
    await add({ count: 8, minutes: 180 });
    await add({ count: 10, minutes: 45, later: true });
    expect(await picture()).toEqual({
      'First threads of new people, 20 threads': ['Half, within: 20 min', '95 of 100, within: 3 h'],
      'Other threads, 10 threads': ['Half, within: 45 min', '95 of 100, within: 45 min'],
    });
  });

  it('counts who waits still as waiting longest, so that silence makes no figure better', async () => {
    await add({ count: 12, minutes: 20 });
    await add({ count: 8, minutes: null });
    expect(Object.values(await picture())[0]).toEqual([
      'Half, within: 20 min',
      '95 of 100, within: no answer yet',
    ]);
    await add({ count: 10, minutes: null });
    expect(Object.values(await picture())[0]).toEqual([
      'Half, within: no answer yet',
      '95 of 100, within: no answer yet',
    ]);
  });

  it.each([
    ['nine threads', { count: 9, minutes: 20 }],
    ['answers of two people', { count: 30, minutes: 20, people: 2 }],
    ['answers of one person', { count: 30, minutes: 20, people: 1 }],
  ])('shows nothing of %s: it would be chance, or a figure about a person', async (_, made) => {
    await add(made);
    await add({ count: 10, minutes: 45, later: true });
    expect((await picture())['First threads of new people']).toEqual(['All: too few yet']);
  });

  it('counts only the weeks that are asked for', async () => {
    await add({ count: 10, minutes: 20 });
    await add({ count: 10, minutes: 500, days: 60 });
    expect(Object.keys(await picture())[0]).toBe('First threads of new people, 10 threads');
  });
});
