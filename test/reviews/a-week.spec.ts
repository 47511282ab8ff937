import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEASE_MINUTES } from '../../src/reviews/claims.js';
import { type Desk, startDesk } from './desk.js';
import { aWeek, LEVELS } from './inflow.js';
import { type Manner, type Outcome, percentile, Week } from './week.js';

const SEED = 20_261_122;
const MANNERS = {
  list: { name: 'One list, leases', filters: false, lease: LEASE_MINUTES },
  filters: { name: 'Boards of one’s own', filters: true, lease: LEASE_MINUTES },
  held: { name: 'Claims held for four hours', filters: false, lease: 240 },
} satisfies Record<string, Manner>;
type Name = keyof typeof MANNERS;

const arrivals = aWeek(SEED);
const outcomes = {} as Record<Name, Outcome>;
let desk: Desk;

beforeAll(async () => {
  desk = await startDesk();
  const database = desk.app.get(DataSource);
  for (const [name, manner] of Object.entries(MANNERS))
    outcomes[name as Name] = await new Week(desk, database, arrivals, manner).pass();
}, 300_000);
afterAll(() => desk.stop());

const isCrisis = (level: keyof typeof LEVELS) => LEVELS[level].tier === 'crisis';
const waitsOf = ({ waits }: Outcome, crisis: boolean) =>
  waits.filter(({ arrival }) => isCrisis(arrival.level) === crisis).map(({ minutes }) => minutes);
const p95 = (name: Name) => percentile(waitsOf(outcomes[name], true), 95);

describe('a week of uneven inflow', () => {
  it.each(Object.keys(MANNERS) as Name[])('decides everything, whatever the manner: %s', (name) => {
    const decided = outcomes[name].waits.map(({ arrival }) => arrival.id).sort();
    expect(decided).toEqual(arrivals.map(({ id }) => id).sort());
    expect(decided.length).toBeGreaterThan(300);
  });

  it.each(Object.keys(MANNERS) as Name[])(
    'lets nothing wait behind a newer one of its urgency, or a lesser one, of what is looked at: %s',
    (name) => {
      expect(outcomes[name].taken).toBeGreaterThanOrEqual(arrivals.length);
      expect(outcomes[name].overtaken).toEqual([]);
    },
  );

  it('decides a crisis sooner where nobody keeps to boards of their own', () => {
    expect(p95('list')).toBeLessThan(p95('filters'));
  });

  it('decides a crisis sooner where a claim that was left ends by itself', () => {
    expect(p95('list')).toBeLessThan(p95('held'));
  });

  it('passes over what stands on other boards only where people keep to their own', () => {
    expect([outcomes.list.unseen, outcomes.held.unseen]).toEqual([0, 0]);
    expect(outcomes.filters.unseen).toBeGreaterThan(0);
  });

  it('has the figures that the docs give', async () => {
    const rows = (Object.keys(MANNERS) as Name[]).map((name) => [
      MANNERS[name].name,
      ...[true, false].flatMap((crisis) =>
        [50, 95].map((share) => String(percentile(waitsOf(outcomes[name], crisis), share))),
      ),
      String(outcomes[name].unseen),
    ]);
    await expect(page(rows)).toMatchFileSnapshot('../../docs/figures/a-week.md');
  });
});

function page(rows: string[][]): string {
  const crises = arrivals.filter(({ level }) => isCrisis(level)).length;
  return `# A week on the list

${arrivals.length} texts that are held, ${crises} of them a crisis, come within one week: most in the evening and at night, more on the
weekend, and a burst on one board. Six shifts of moderators take what the real list offers them, from a real PostgreSQL;
one text in eight is left by who took it. Minutes until a text is decided, by three ways to work
(\`test/reviews/a-week.spec.ts\`, which also writes this page):

${table([['way to work', 'crisis p50', 'crisis p95', 'others p50', 'others p95', 'passed over'], ...rows])}

_Passed over_: how often something was taken while a graver or an older text waited unclaimed. Invented people and times:
the order of the rows is what holds, not the minutes.
`;
}

function table(rows: string[][]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (cells: string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at]!)).join(' | ')} |`;
  const rule = line(widths.map((width) => '-'.repeat(width)));
  return [line(rows[0]!), rule, ...rows.slice(1).map(line)].join('\n');
}
