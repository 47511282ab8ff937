import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What follows when somebody wrote in a crisis: whom the words are about, asked where they leave it open; the one ready
 * sentence that goes up meanwhile; the safety plan, sealed. And which boards stand close to a crisis, where help says more.
 */
export class FirstHelp1763800000032 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.words(db);
    await db.query(`
      create table safety_plans (
        owner bytea primary key check (octet_length(owner) = 32),
        sealed bytea not null check (octet_length(sealed) <= 131072),
        kept_at minute not null default date_trunc('minute', now())
      )`);
    await db.query(`alter table boards add column near_crisis boolean not null default false`);
    await db.query(`update boards set near_crisis = true where slug in ('depression', 'bipolar')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table boards drop column near_crisis`);
    for (const table of ['safety_plans', 'ready_sentences', 'help_answers'])
      await db.query(`drop table ${table}`);
  }

  // Beside the verdict, never in it: an answer chooses help and moves nothing of the text.
  private async words(db: QueryRunner): Promise<void> {
    await db.query(`
      create table help_answers (
        revision_id uuid primary key references revisions on delete cascade,
        about text not null check (about in ('me', 'someone_else')),
        answered_at minute not null default date_trunc('minute', now())
      )`);
    await db.query(`
      create table ready_sentences (
        revision_id uuid primary key references revisions on delete cascade,
        held_post_id uuid not null unique references posts on delete cascade
      )`);
  }
}
