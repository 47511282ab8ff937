import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Statement } from '../../src/platform/database/statement.js';
import {
  firstReplyOf,
  longWaiting,
  mayBeAsked,
  waitingThreads,
  waitingThreadsOfBoard,
} from '../../src/waiting/waiting-reading.js';
import { firstReplies } from '../../src/workload/first-replies.js';
import { type Hand, handOf } from '../database/hands.js';
import { newDatabase, type TestDatabase } from '../support/database.js';

const THREADS = 60_000;

let database: TestDatabase;
let hand: Hand;
beforeAll(async () => {
  database = await newDatabase();
  hand = await handOf(database.ownerUrl);
  await hand.sql('set session_replication_role = replica');
  await twoYears();
  await hand.sql('analyze');
}, 120_000);
afterAll(async () => {
  await hand.end();
  await database.drop();
});

/** A place of 60,000 threads in two years, one in ten never answered. */
async function twoYears(): Promise<void> {
  const at = `date_trunc('minute', now() - nth * interval '17 minutes')`;
  const writer = `lpad((nth % 5000)::text, 32, '0')::uuid`;
  await hand.sql(
    `insert into personas (id, name, name_key, kind, cleared_digest, owner_tag, owner_sealed) select lpad(nth::text, 32, '0')::uuid, 'Name ' || nth, 'name' || nth, 'one_time', sha256(convert_to('Name ' || nth, 'UTF8')), sha256(gen_random_uuid()::text::bytea), decode(repeat('00', 101), 'hex') from generate_series(0, 4999) nth`,
  );
  await hand.sql(
    `create temporary table made as select nth, gen_random_uuid() as thread, gen_random_uuid() as opening,
       (select array_agg(id) from boards) as boards from generate_series(1, ${THREADS}) nth`,
  );
  await hand.sql(
    `insert into threads (id, board_id, last_position) select thread, boards[1 + nth % 5], 2 from made`,
  );
  await hand.sql(
    `insert into posts (id, thread_id, persona_id, opening, position, published_at)
     select opening, thread, ${writer}, true, 1, ${at} from made
     union all select gen_random_uuid(), thread, lpad(((nth + 7) % 5000)::text, 32, '0')::uuid, false, 2, ${at} from made where nth % 10 <> 0`,
  );
  await hand.sql(
    `insert into revisions (post_id, number, title, body, html, state, waiting_since, cleared_digest, submission_key, written_at)
     select opening, 1, 'Rain', 'Grey.', '<p>Grey.</p>', 'published', null, text_digest('Rain', 'Grey.', '<p>Grey.</p>'), gen_random_uuid(), ${at} from made`,
  );
  await hand.sql(
    `insert into first_replies (thread_id, board_id, later, crisis, up_at, answered_at, told_at)
     select thread, boards[1 + nth % 5], nth % 8 <> 0, nth % 50 = 0, ${at},
       case when nth % 10 <> 0 then ${at} + interval '1 hour' end, case when nth % 10 = 0 then ${at} + interval '4 hours' end from made`,
  );
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: PlanNode[];
}

function scansOf(node: PlanNode): string[] {
  const own = node['Node Type'] === 'Seq Scan' ? [node['Relation Name']!] : [];
  return [...own, ...(node.Plans ?? []).flatMap(scansOf)];
}

const NOBODY = `'00000000-0000-4000-8000-000000000000'`;
const NAMES = `array[${NOBODY}]::uuid[]`;
const TOP = [`now() - interval '30 days'`, NOBODY];
const FOUR_WEEKS = [`now() - interval '28 days'`, 'now()'];

describe(`over ${THREADS} threads of two years`, () => {
  it.each<[Statement<never>, string[]]>([
    [waitingThreads as never, [NAMES, 'false', ...TOP, ...TOP]],
    [waitingThreadsOfBoard as never, [NAMES, 'true', ...TOP, ...TOP, NOBODY]],
    [firstReplyOf as never, [NOBODY, NAMES]],
    [mayBeAsked as never, [NAMES]],
    [longWaiting as never, []],
    [firstReplies as never, FOUR_WEEKS],
  ])('$name is read through indexes', async ({ name, text }, values) => {
    await hand.sql(`prepare "${name}" as ${text}`);
    const given = values.length > 0 ? `(${values.join(', ')})` : '';
    const [row] = await hand.sql<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
      `explain (format json) execute "${name}"${given}`,
    );
    await hand.sql(`deallocate "${name}"`);
    const large = ['first_replies', 'threads', 'posts', 'revisions', 'personas'];
    expect(scansOf(row!['QUERY PLAN'][0]!.Plan).filter((table) => large.includes(table))).toEqual([]);
  });
});
