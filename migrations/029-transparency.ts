import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the place tells everybody about its work: the figures of a month, counted once, when it is over, and never
 * changed, so that no erasure and no second visit tells more. The web reads `public_figures` alone, in which small
 * numbers are not. Also the indexes by which the pictures for leads are read.
 */
export class Transparency1763800000029 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create index decisions_by_time on decisions (decided_at)`);
    await db.query(`create index reports_by_time on reports (written_at)`);
    await this.months(db);
    await db.query(PUBLIC);
    for (const sql of [COUNT_MONTH, USUAL_WAIT, MONTHS_TO_FIX]) await db.query(sql);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const name of FUNCTIONS) await db.query(`drop function ${name}`);
    await db.query(`drop view public_figures`);
    await db.query(`drop table month_figures, months`);
    await db.query(`drop index reports_by_time, decisions_by_time`);
  }

  // How each number is shown is fixed with it: another rule later would be a second look at the same month.
  private async months(db: QueryRunner): Promise<void> {
    await db.query(`
      create table months (
        month date primary key check (extract(day from month) = 1),
        fixed_at minute not null default date_trunc('minute', now()),
        usual_wait text check (usual_wait in ('under_1_hour', 'under_4_hours', 'under_12_hours', 'under_1_day', 'over_1_day'))
      )`);
    await db.query(`
      create table month_figures (
        month date not null references months,
        figure text not null check (figure ~ '^[a-z_]{1,40}$'),
        count int not null check (count >= 0),
        shown text not null check (shown in ('shown', 'small', 'left_out')),
        primary key (month, figure),
        constraint small_numbers_are_not_shown check (case shown when 'shown' then count >= 5 when 'small' then count < 5 else true end)
      )`);
    for (const table of ['months', 'month_figures'])
      await db.query(`
        create trigger ${table}_are_append_only before update or delete or truncate on ${table}
        for each statement execute function refuse_rewriting()`);
  }
}

const FUNCTIONS = ['count_month(date)', 'usual_wait(date)', 'months_to_fix(timestamptz)'];

// A view of the owner's: whoever holds it never sees what is small.
const PUBLIC = `
create view public_figures as
  select month, figure, shown, case shown when 'shown' then count end as count from month_figures`;

// Functions, because the worker may not read who decided what. Each line of a month by UTC; what is none is not in it.
export const COUNT_MONTH = `
create function count_month(first date) returns table (figure text, count int) language sql stable security definer
  set search_path = public, pg_temp as $$
  with month as materialized (
    select first::timestamp at time zone 'utc' as begins, (first + interval '1 month')::timestamp at time zone 'utc' as ends)
  select f.figure, count(*)::int from month, lateral (
    select case v.outcome when 'clear' then 'texts_up' else 'texts_held' end as figure
    from verdicts v where v.given_at >= begins and v.given_at < ends
    union all
    select case when a.decision_id is null then 'decision_' || d.outcome
      when d.outcome = 'uphold' then 'look_stays' else 'look_changed' end
    from decisions d left join second_look_answers a on a.decision_id = d.id
    where d.decided_at >= begins and d.decided_at < ends
    union all
    select 'look_asked' from second_looks s where s.asked_at >= begins and s.asked_at < ends
    union all
    select 'limit_' || l.kind from limits l where l.starts_at >= begins and l.starts_at < ends
    union all
    select 'appeal_asked' from limit_appeals a where a.asked_at >= begins and a.asked_at < ends
    union all
    select case a.decision when 'lifted' then 'appeal_changed' else 'appeal_stays' end
    from limit_appeals a where a.decided_at >= begins and a.decided_at < ends
    union all
    select case when q.kind = 'worried' then 'report_worry' when q.kind in ('method', 'identity') then 'report_harm'
      else 'report_conduct' end
    from reports q where q.written_at >= begins and q.written_at < ends
    union all
    select 'answer_' || q.outcome from reports q where q.answered_at >= begins and q.answered_at < ends
    union all
    select case when a.judgement = 'unsure' then 'sample_unsure'
      when a.judgement = 'crisis' or (a.judgement = 'concern' and v.tier <> 'concern') then 'sample_missed' else 'sample_fine' end
    from audits a join verdicts v on v.id = a.verdict_id where a.judged_at >= begins and a.judged_at < ends) f
  group by f.figure
$$`;

// Of what was held and decided about; of too few it would be somebody's night, not a usual one.
export const USUAL_WAIT = `
create function usual_wait(first date) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select case when count(*) < 20 then null
    when percentile_disc(0.5) within group (order by w.wait) < interval '1 hour' then 'under_1_hour'
    when percentile_disc(0.5) within group (order by w.wait) < interval '4 hours' then 'under_4_hours'
    when percentile_disc(0.5) within group (order by w.wait) < interval '12 hours' then 'under_12_hours'
    when percentile_disc(0.5) within group (order by w.wait) < interval '24 hours' then 'under_1_day'
    else 'over_1_day' end
  from (
    select d.decided_at - r.written_at as wait
    from decisions d join revisions r on r.id = d.revision_id
    where d.decided_at >= first::timestamp at time zone 'utc'
      and d.decided_at < (first + interval '1 month')::timestamp at time zone 'utc' and d.outcome <> 'remove'
      and not exists (select from second_look_answers a where a.decision_id = d.id)) w
$$`;

// From the month in which the record begins, as figures must be those of the record. A week after its end, so that
// whatever began in it is over.
const MONTHS_TO_FIX = `
create function months_to_fix(at timestamptz) returns setof date language sql stable security definer
  set search_path = public, pg_temp as $$
  select m::date from (select written_at from record_entries order by place limit 1) e
  cross join lateral generate_series(date_trunc('month', e.written_at at time zone 'utc'),
    at at time zone 'utc' - interval '7 days' - interval '1 month', interval '1 month') m
  where not exists (select from months where month = m::date) order by m
$$`;
