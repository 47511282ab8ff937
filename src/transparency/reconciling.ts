import type { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';

/**
 * What differs: acts that stand in their table and not in the record (`unrecorded`), entries without their act
 * (`undone`), or a fixed month that says another number than the record (`misreported`).
 */
export interface Difference {
  month: string;
  figure: string;
  what: 'unrecorded' | 'undone' | 'misreported';
  count: number;
  /** Where the month says another number: what the record says. */
  recorded: number | null;
}

/** What was compared, and what differs. */
export interface Reconciliation {
  acts: number;
  /** Acts from before the record began; nothing can tell whether they are whole. */
  older: number;
  months: number;
  differences: Difference[];
}

// Both are written by one transaction, the act as it begins and the entry as it commits.
const APART = `interval '10 minutes'`;

// Decisions, removals and pauses beside their entries in the record, one to one. The tables never lose a row, so this
// holds for ever, whatever was erased.
const PAIRED = `
  begun as (select min(written_at) as at from record_entries),
  acts as (
    select 'decision' as kind, d.revision_id as subject, d.staff_id as actor, d.outcome as code, d.decided_at as at,
      case when a.decision_id is null then 'decision_' || d.outcome
        when d.outcome = 'uphold' then 'look_stays' else 'look_changed' end as figure
    from decisions d left join second_look_answers a on a.decision_id = d.id
    union all
    select 'limit', l.id, l.set_by, l.kind, l.starts_at, 'limit_' || l.kind from limits l),
  numbered_acts as (
    select *, row_number() over (partition by kind, subject, actor, code order by at) as turn from acts),
  entries as (
    select e.kind::text, e.subject, e.actor, e.code::text, e.written_at as at,
      case when e.code = 'uphold' then 'look_stays' else e.kind || '_' || e.code end as figure,
      row_number() over (partition by e.kind, e.subject, e.actor, e.code order by e.place) as turn
    from record_entries e
    where e.kind = 'decision' or (e.kind = 'limit' and e.code in ('notice', 'cool_off', 'suspension', 'ban'))),
  paired as (
    select coalesce(a.figure, e.figure) as figure, a.at is not null as done, e.at is not null as recorded,
      coalesce(a.at < b.at, false) as older, to_char(coalesce(a.at, e.at) at time zone 'utc', 'YYYY-MM') as month
    from numbered_acts a
    full join entries e on e.kind = a.kind and e.subject = a.subject and e.actor = a.actor and e.code = a.code
      and e.turn = a.turn and e.at >= a.at and e.at <= a.at + ${APART}
    cross join begun b),
  by_month as (
    select month, figure, count(*) filter (where done)::int as acts,
      count(*) filter (where done and not recorded and older)::int as older,
      count(*) filter (where done and not recorded and not older)::int as unrecorded,
      count(*) filter (where recorded and not done)::int as undone,
      count(*) filter (where recorded or older)::int as recorded
    from paired group by month, figure)`;

interface ComparedRow {
  month: string;
  figure: string;
  acts: number;
  older: number;
  unrecorded: number;
  undone: number;
  recorded: number;
  /** What the fixed month says; null where it is not fixed. */
  told: number | null;
}

const compared = new Statement<ComparedRow>(
  'record-and-figures',
  `with ${PAIRED},
   told as (
     select to_char(f.month, 'YYYY-MM') as month, f.figure, f.count from month_figures f
     where f.figure like 'decision\\_%' or f.figure like 'limit\\_%' or f.figure in ('look_changed', 'look_stays'))
   select month, figure, coalesce(b.acts, 0) as acts, coalesce(b.older, 0) as older,
     coalesce(b.unrecorded, 0) as unrecorded, coalesce(b.undone, 0) as undone, coalesce(b.recorded, 0) as recorded,
     case when m.month is not null then coalesce(t.count, 0) end as told
   from by_month b
   full join told t using (month, figure)
   left join (select to_char(month, 'YYYY-MM') as month from months) m using (month)
   order by month, figure`,
);

/** Counts decisions, removals and pauses again from the record, and holds tables and fixed months against it. */
export async function reconcile(database: DataSource): Promise<Reconciliation> {
  const rows = await compared.rows(database);
  return {
    acts: sum(rows, 'acts'),
    older: sum(rows, 'older'),
    months: new Set(rows.filter(({ told }) => told !== null).map(({ month }) => month)).size,
    differences: rows.flatMap(differencesOf),
  };
}

function differencesOf({ month, figure, unrecorded, undone, recorded, told }: ComparedRow): Difference[] {
  const told_wrong = told !== null && told !== recorded;
  const differences: Difference[] = [
    { month, figure, what: 'unrecorded', count: unrecorded, recorded: null },
    { month, figure, what: 'undone', count: undone, recorded: null },
  ];
  const found = differences.filter(({ count }) => count > 0);
  return told_wrong ? [...found, { month, figure, what: 'misreported', count: told, recorded }] : found;
}

function sum(rows: ComparedRow[], column: 'acts' | 'older'): number {
  return rows.reduce((total, row) => total + row[column], 0);
}
