import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Statement } from '../../src/platform/database/statement.js';
import { looksAskedFor, openFollowUpCounts } from '../../src/workload/afterwards.js';
import { itemsByHour } from '../../src/workload/coming-in.js';
import { firstWordsByTier, outcomesByTier, waitsByHour, waitsByTier } from '../../src/workload/waiting.js';
import { type Hand, handOf } from '../database/hands.js';
import { newDatabase, type TestDatabase } from '../support/database.js';

const DECISIONS = 100_000;

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

/** A place that decided about 100,000 texts in two years, and where three times as many went up at once. */
async function twoYears(): Promise<void> {
  const ago = (nth: string) => `date_trunc('minute', now() - ${nth} * interval '10 minutes')`;
  const tier = `(array['crisis', 'concern', 'watch', 'none'])[1 + nth % 4]`;
  await hand.sql(
    `create temporary table texts as select nth, gen_random_uuid() as id from generate_series(1, ${DECISIONS}) nth`,
  );
  await hand.sql(`
    insert into revisions (id, post_id, number, body, state, waiting_since, submission_key, written_at)
    select id, gen_random_uuid(), 1, repeat('It is grey here today. ', 25), 'kept', null, gen_random_uuid(), ${ago('nth')} from texts`);
  await hand.sql(`
    insert into verdicts (revision_id, digest, engine, tier, categories, score, matches, outcome, why, given_at)
    select id, ''::bytea, 'by hand', ${tier}, '{}'::text[], 0.5, '[]'::jsonb, 'hold', 'spam', ${ago('nth')} from texts
    union all
    select gen_random_uuid(), '', 'by hand', 'none', '{}', 0, '[]', 'clear', null, ${ago('nth')} from texts, generate_series(1, 3)`);
  await hand.sql(`
    insert into decisions (id, revision_id, staff_id, outcome, digest, decided_at)
    select gen_random_uuid(), id, lpad((nth % 7)::text, 32, '0')::uuid, 'keep', '', ${ago('nth')} + interval '90 minutes' from texts`);
  await hand.sql(
    `insert into decision_texts (decision_id, reason) select id, 'Thank you for writing.' from decisions`,
  );
  await hand.sql(`
    insert into second_looks (decision_id, asked_at) select d.id, d.decided_at from decisions d join texts t on t.id = d.revision_id where nth % 20 = 0`);
  await hand.sql(`
    insert into reports (post_id, revision_id, persona_id, kind, written_at)
    select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'unkind', ${ago('nth')} from texts where nth % 4 = 0`);
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

const FOUR_WEEKS = [`now() - interval '28 days'`, 'now()'];
const NAMES = `'{00000000-0000-4000-8000-000000000000}'`;

describe(`over ${DECISIONS} decisions of two years, four weeks of`, () => {
  it.each<[Statement<never>, string[]]>([
    [waitsByTier as never, FOUR_WEEKS],
    [waitsByHour as never, [...FOUR_WEEKS, `'Europe/Berlin'`, 'null']],
    [waitsByHour as never, [...FOUR_WEEKS, `'Europe/Berlin'`, `'crisis'`]],
    [firstWordsByTier as never, FOUR_WEEKS],
    [outcomesByTier as never, FOUR_WEEKS],
    [itemsByHour as never, [...FOUR_WEEKS, `'Europe/Berlin'`]],
    [looksAskedFor as never, FOUR_WEEKS],
    [openFollowUpCounts as never, [NAMES]],
  ])('$name are read through indexes', async ({ name, text }, values) => {
    const prepared = `"${name}"`;
    await hand.sql(`prepare ${prepared} as ${text}`);
    const [row] = await hand.sql<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
      `explain (format json) execute ${prepared}(${values.join(', ')})`,
    );
    await hand.sql(`deallocate ${prepared}`);
    const large = ['decisions', 'revisions', 'verdicts', 'decision_texts', 'second_looks', 'reports'];
    const plan = row!['QUERY PLAN'][0]!.Plan;
    expect(scansOf(plan).filter((table) => large.includes(table))).toEqual([]);
  });
});
