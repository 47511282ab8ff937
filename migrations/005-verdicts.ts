import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the screen said of a revision, and what followed from it. */
export class Verdicts1763800000005 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table verdicts (
        id uuid primary key default gen_random_uuid(),
        revision_id uuid not null references revisions on delete cascade,
        digest bytea not null,
        engine text not null,
        tier text not null check (tier in ('none', 'watch', 'concern', 'crisis')),
        categories text[] not null,
        about text,
        score real not null check (score between 0 and 1),
        matches jsonb not null,
        outcome text not null check (outcome in ('clear', 'hold')),
        why text check ((why is not null) = (outcome = 'hold')),
        given_at minute not null default date_trunc('minute', now())
      )`);
    await db.query(`create index verdicts_of_revision on verdicts (revision_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table verdicts`);
  }
}
