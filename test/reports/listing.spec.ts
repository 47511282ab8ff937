import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POSTS_A_PAGE, reportedPosts } from '../../src/reports/report-queue.js';
import { idsOf, MO, threadUp } from '../reviews/desk.js';
import type { Answer } from '../support/visitor.js';
import { answer, type Place, reported, sentEarlier, startPlace, tell } from './readers.js';

let place: Place;
beforeAll(async () => {
  place = await startPlace();
});
afterAll(() => place.stop());
beforeEach(() => place.sql('delete from threads'));

const links = ({ page }: Answer) =>
  page.querySelectorAll('table.queue td:first-child a').map((link) => link.getAttribute('href') ?? '');

async function everyLink(): Promise<string[][]> {
  const pages: string[][] = [];
  let path: string | undefined = '/reports';
  while (path) {
    const found: Answer = await place.mo.open(path);
    pages.push(links(found));
    path = found.page.querySelector('a[href*="after="]')?.getAttribute('href');
  }
  return pages;
}

/** So many threads with a report of Ria's each; PostgreSQL is told by hand, for time. */
async function many(count: number): Promise<void> {
  const ria = await idsOf(place, 'Ria Quillon');
  await place.sql(
    `insert into reports (post_id, revision_id, persona_id, kind, written_at)
     select p.id, r.id, $1, (array['worried', 'identity', 'unkind', 'spam', 'other'])[1 + row_number() over (order by p.id) % 5],
       date_trunc('minute', now()) - make_interval(mins => (row_number() over (order by p.id) / 3)::int)
     from posts p join revisions r on r.post_id = p.id`,
    [ria.personaId],
  );
  expect(count).toBe(Number((await place.sql<{ count: string }>('select count(*) from reports'))[0]!.count));
}

describe('the list of what readers told us', () => {
  it('goes on where a page ends, without a gap or anything twice', async () => {
    const count = POSTS_A_PAGE * 2 + 3;
    for (let nth = 0; nth < count; nth++) await threadUp(place, { title: `Thread ${nth}` });
    await many(count);
    const pages = await everyLink();
    expect(pages.map((page) => page.length)).toEqual([POSTS_A_PAGE, POSTS_A_PAGE, 3]);
    expect(new Set(pages.flat()).size).toBe(count);
    const wanted = await place.sql<{ id: string }>(
      `select post_id as id from reports order by array_position(array['worried', 'identity', 'unkind', 'spam', 'other'], kind),
         written_at, post_id`,
    );
    expect(pages.flat()).toEqual(wanted.map(({ id }) => `/reports/posts/${id}`));
  });

  it('puts a post higher when a reader says something graver, and forgets what is answered', async () => {
    const [first, second] = [
      await reported(place, { kind: 'unkind' }),
      await reported(place, { kind: 'unkind' }),
    ];
    await sentEarlier(place, 3, first);
    const paths = [first, second].map(({ postId }) => `/reports/posts/${postId}`);
    await tell(place.ben, second, { kind: 'identity' });
    expect(links(await place.mo.open('/reports'))).toEqual([...paths].reverse());
    await answer(place.mo, second);
    expect(links(await place.mo.open('/reports'))).toEqual([paths[0]]);
  });

  it('leaves the rest of a page to who did not write it, and takes no forged place', async () => {
    const mine = await threadUp(place, {}, MO);
    await tell(place.ria, mine);
    const other = await reported(place);
    expect(links(await place.mo.open('/reports'))).toEqual([`/reports/posts/${other.postId}`]);
    for (const forged of ['x', '0 1970-01-01 x', "' or 1=1"])
      expect(links(await place.mo.open(`/reports?after=${encodeURIComponent(forged)}`))).toHaveLength(1);
  });

  it('is read along an index, however many wait', async () => {
    const text = await threadUp(place);
    await place.sql(
      `insert into queue_items (kind, subject, revision_id, board_id, tier, urgency, since)
       select 'report', gen_random_uuid(), $1, t.board_id, 'none', 5, date_trunc('minute', now()) - make_interval(mins => n % 9000)
       from threads t, generate_series(1, 100000) n where t.id = $2`,
      [text.id, text.threadId],
    );
    await place.sql(`update queue_items set gravity = 2 + (random() * 2)::int where kind = 'report'`);
    await place.sql('analyze queue_items');
    const values = [
      '{00000000-0000-0000-0000-000000000000}',
      '3',
      '2020-01-01',
      '00000000-0000-0000-0000-000000000000',
    ];
    const filled = values.reduce(
      (sql, value, at) => sql.replaceAll(`$${at + 1}`, `'${value}'`),
      reportedPosts.text,
    );
    const [plan] = await place.sql<{ 'QUERY PLAN': [{ Plan: object }] }>(
      `explain (analyze, format json) ${filled.replace('$5::text[]', `array['worried']`)}`,
    );
    const said = JSON.stringify(plan!['QUERY PLAN']);
    expect(said).toContain('queue_of_reports');
    expect(said).not.toMatch(/"Node Type":"Seq Scan"[^}]*"Relation Name":"queue_items"/);
    expect(said).not.toContain('"Actual Rows":100000');
  });
});
