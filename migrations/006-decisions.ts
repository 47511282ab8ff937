import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Claims (a lease on a revision), decisions (append-only), and their words in a table that erasure can reach. */
export class Decisions1763800000006 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table claims (
        revision_id uuid primary key references revisions on delete cascade,
        staff_id uuid not null references members,
        until timestamptz not null
      )`);
    // No foreign key to the text: the record of a decision outlives what it was about.
    await db.query(`
      create table decisions (
        id uuid primary key default gen_random_uuid(),
        revision_id uuid not null,
        staff_id uuid not null,
        outcome text not null check (outcome in ('publish', 'return', 'keep', 'decline', 'remove')),
        guideline text,
        digest bytea not null,
        decided_at minute not null default date_trunc('minute', now())
      )`);
    await db.query(`create index decisions_of_revision on decisions (revision_id)`);
    await db.query(`
      create table decision_texts (
        decision_id uuid primary key references decisions,
        reason text,
        note text
      )`);
    await this.appendOnly(db);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table decision_texts`);
    await db.query(`drop table decisions`);
    await db.query(`drop function refuse_change`);
    await db.query(`drop table claims`);
  }

  private async appendOnly(db: QueryRunner): Promise<void> {
    await db.query(`
      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception using errcode = 'HS010', message = 'A decision is never changed or deleted.';
      end $$`);
    await db.query(`
      create trigger decisions_are_append_only before update or delete or truncate on decisions
      for each statement execute function refuse_change()`);
  }
}
