import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How good the screen is, as people answer it: the blind audit sample of texts that it cleared, and on each decision
 * whether it was right about a text that it held.
 */
export class Audits1763800000012 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.audits(db);
    await db.query(DRAW);
    await db.query(`revoke all on function draw_audit(uuid, real) from public`);
    await db.query(
      `alter table decisions add column screen_right text check (screen_right in ('yes', 'no', 'unsure'))`,
    );
    await db.query(`create index verdicts_by_time on verdicts (given_at) include (tier, outcome)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index verdicts_by_time`);
    await db.query(`alter table decisions drop column screen_right`);
    await db.query(`drop function draw_audit`);
    await db.query(`drop index members_who_moderate`);
    await db.query(`drop table audits`);
  }

  // No foreign key to who judged: what they said outlives their account.
  private async audits(db: QueryRunner): Promise<void> {
    await db.query(`
      create table audits (
        id uuid primary key default gen_random_uuid(),
        verdict_id uuid not null unique references verdicts on delete cascade,
        drawn_at minute not null default date_trunc('minute', now()),
        judgement text check (judgement in ('crisis', 'concern', 'none', 'unsure')),
        judged_by uuid,
        judged_at minute,
        followed_up_by uuid,
        followed_up_at minute,
        check (num_nonnulls(judgement, judged_by, judged_at) in (0, 3)),
        check (num_nonnulls(followed_up_by, followed_up_at) in (0, 2)),
        check (followed_up_at is null or (judgement is not null and judgement = 'crisis'))
      )`);
    await db.query(`create index audits_to_judge on audits (drawn_at) where judgement is null`);
    await db.query(
      `create index audits_to_follow_up on audits (judged_at) where judgement = 'crisis' and followed_up_at is null`,
    );
    await db.query(
      `create index members_who_moderate on members (id) where role in ('moderator', 'lead', 'admin')`,
    );
  }
}

// A function, because the worker may not read who the members are. With fewer than three people nobody could judge
// blindly a text that the other had read.
const DRAW = `
create function draw_audit(verdict uuid, share real) returns void language sql security definer
  set search_path = public, pg_temp as $$
  insert into audits (verdict_id)
  select v.id from verdicts v
  where v.id = verdict and v.outcome = 'clear' and random() < share
    and (select count(*) from members where role in ('moderator', 'lead', 'admin')) >= 3
  on conflict do nothing
$$`;
