import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Readers' reports: what someone told the team about a post, their words and the team's answer in tables that erasure
 * can reach, and the list of what waits. Nothing here touches a post.
 * Codes: HS016 a report that is over, or not begun rightly; HS006 own text or own report; HS007 not staff.
 */
export class Reports1763800000016 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.answers(db);
    await this.reports(db);
    await this.words(db);
    await db.query(GUARD);
    await db.query(`
      create trigger guard_reports before insert or update on reports
      for each row execute function guard_report()`);
    await db.query(QUEUE);
    await this.notices(db);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`delete from notices where report_id is not null`);
    await db.query(`alter table notices drop column report_id`);
    await db.query(`drop view report_queue`);
    await db.query(`drop table report_words`);
    await db.query(`drop table reports`);
    await db.query(`drop function guard_report`);
    await db.query(`drop table report_answers`);
  }

  // What the team answered to all who had reported a post, if it wrote anything; one text, however many read it.
  private async answers(db: QueryRunner): Promise<void> {
    await db.query(`
      create table report_answers (
        id uuid primary key default gen_random_uuid(),
        post_id uuid not null references posts on delete cascade,
        words text check (char_length(words) between 1 and 5000)
      )`);
    await db.query(`create index answers_of_post on report_answers (post_id)`);
  }

  // No foreign key to who answered: the report outlives their account.
  private async reports(db: QueryRunner): Promise<void> {
    await db.query(`
      create table reports (
        id uuid primary key default gen_random_uuid(),
        post_id uuid not null references posts on delete cascade,
        revision_id uuid not null references revisions on delete cascade,
        persona_id uuid not null references personas on delete cascade,
        kind text not null check (kind in ('worried', 'method', 'identity', 'unkind', 'spam', 'other')),
        written_at minute not null default date_trunc('minute', now()),
        state text not null default 'open' check (state in ('open', 'answered', 'withdrawn')),
        answered_by uuid,
        answered_at minute,
        outcome text check (outcome in ('looked_and_left', 'taken_down', 'reached_out', 'passed_on')),
        answer_id uuid references report_answers on delete set null,
        place bigint generated always as identity,
        check (num_nonnulls(answered_by, answered_at, outcome) = case state when 'answered' then 3 else 0 end),
        check (answer_id is null or state = 'answered')
      )`);
    await db.query(
      `create unique index one_open_report on reports (post_id, persona_id) where state = 'open'`,
    );
    await db.query(`create index reports_of_persona on reports (persona_id, place desc)`);
    await db.query(`create index reports_of_post on reports (post_id)`);
    await db.query(`create index reports_of_revision on reports (revision_id)`);
    await db.query(`create index reports_of_answer on reports (answer_id) where answer_id is not null`);
  }

  private async words(db: QueryRunner): Promise<void> {
    await db.query(`
      create table report_words (
        report_id uuid not null references reports on delete cascade,
        number int not null check (number between 1 and 5),
        words text not null check (char_length(words) between 1 and 1000),
        primary key (report_id, number)
      )`);
  }

  // One notice for each report that is answered, never two.
  private async notices(db: QueryRunner): Promise<void> {
    await db.query(`alter table notices add column report_id uuid references reports on delete cascade`);
    await db.query(`create unique index one_answer on notices (report_id) where report_id is not null`);
  }
}

const GUARD = `
create function guard_report() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'open' then
      raise exception using errcode = 'HS016', message = 'A report begins as open.';
    end if;
    if not exists (select from revisions where id = new.revision_id and post_id = new.post_id and cleared_digest is not null) then
      raise exception using errcode = 'HS016', message = 'A report is about words of the post that others could read.';
    end if;
    if exists (select from posts where id = new.post_id and persona_id = new.persona_id) then
      raise exception using errcode = 'HS006', message = 'Nobody reports their own text.';
    end if;
    return new;
  end if;
  if old.state <> 'open'
    and (new.state, new.kind, new.answered_by, new.answered_at, new.outcome) is distinct from
      (old.state, old.kind, old.answered_by, old.answered_at, old.outcome) then
    raise exception using errcode = 'HS016', message = 'A report that is answered or taken back stays as it is.';
  end if;
  if (new.id, new.post_id, new.revision_id, new.persona_id, new.written_at) is distinct from
    (old.id, old.post_id, old.revision_id, old.persona_id, old.written_at) then
    raise exception using errcode = 'HS016', message = 'What a report is about is never altered.';
  end if;
  if new.state = 'answered' and old.state = 'open' then
    if not exists (select from members where id = new.answered_by and role in ('moderator', 'lead', 'admin')) then
      raise exception using errcode = 'HS007', message = 'Only staff answer.';
    end if;
    if exists (select from personas n where n.member_id = new.answered_by
        and n.id in (new.persona_id, (select persona_id from posts where id = new.post_id))) then
      raise exception using errcode = 'HS006', message = 'Nobody answers about their own text, or their own report.';
    end if;
  end if;
  return new;
end $$`;

// Posts that wait for an answer, one row each: what a reader saw last, the gravest kind, how many readers, since when.
const QUEUE = `
create view report_queue with (security_invoker = true) as
  select q.post_id,
    (array_agg(q.revision_id order by v.number desc))[1] as revision_id,
    (array_agg(q.kind order by array_position(array['worried', 'method', 'identity', 'unkind', 'spam', 'other'], q.kind)))[1]
      as gravest,
    count(*)::int as readers,
    min(q.written_at)::minute as oldest
  from reports q
  join revisions v on v.id = q.revision_id
  where q.state = 'open'
  group by q.post_id`;
