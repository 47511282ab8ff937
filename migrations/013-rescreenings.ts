import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Judging what is up once more, after the screen has changed: one run at a time, how far it got, and what it found
 * that was not known before. It changes nothing about the texts.
 */
export class Rescreenings1763800000013 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.rescreenings(db);
    await this.findings(db);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table findings`);
    await db.query(`drop table rescreenings`);
  }

  // No foreign key to who started it: the record outlives the account. What comes next is older than next_*.
  private async rescreenings(db: QueryRunner): Promise<void> {
    await db.query(`
      create table rescreenings (
        id uuid primary key default gen_random_uuid(),
        state text not null default 'running' check (state in ('running', 'done', 'cancelled')),
        started_by uuid not null,
        started_at minute not null default date_trunc('minute', now()),
        ended_at minute,
        texts int not null,
        judged int not null default 0,
        found int not null default 0,
        next_written_at timestamptz not null default 'infinity',
        next_revision uuid not null default 'ffffffff-ffff-ffff-ffff-ffffffffffff',
        check ((state = 'running') = (ended_at is null))
      )`);
    await db.query(`create unique index one_rescreening on rescreenings ((state)) where state = 'running'`);
    await db.query(`create index rescreenings_by_age on rescreenings (started_at desc)`);
  }

  private async findings(db: QueryRunner): Promise<void> {
    await db.query(`
      create table findings (
        id uuid primary key default gen_random_uuid(),
        rescreening_id uuid not null references rescreenings on delete cascade,
        revision_id uuid not null references revisions on delete cascade,
        engine text not null,
        terms_version int not null,
        tier text not null check (tier in ('none', 'watch', 'concern', 'crisis')),
        categories text[] not null,
        about text,
        matches jsonb not null,
        found_at minute not null default date_trunc('minute', now()),
        seen_by uuid,
        seen_at minute,
        unique (revision_id, rescreening_id),
        check (num_nonnulls(seen_by, seen_at) in (0, 2))
      )`);
    await db.query(`create index findings_of_rescreening on findings (rescreening_id)`);
    await db.query(`create index findings_to_see on findings (found_at) where seen_at is null`);
    await db.query(`create index findings_seen on findings (seen_at desc) where seen_at is not null`);
  }
}
