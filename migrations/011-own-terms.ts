import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The operators' own terms for the screen: what they are, every change to them (append-only), the version that tells
 * every process to read them anew, what terms in shadow would have done on a day, and the way to the last published
 * texts, on which a phrase is tried. Code: HS011 history.
 */
export class OwnTerms1763800000011 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.terms(db);
    await this.version(db);
    await this.history(db);
    await this.shadows(db);
    await db.query(`alter table verdicts add column terms_version int not null default 0`);
    await db.query(`create index published_revisions on revisions (written_at) where state = 'published'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index published_revisions`);
    await db.query(`alter table verdicts drop column terms_version`);
    await db.query(`drop table term_shadows`);
    await db.query(`drop table term_changes`);
    await db.query(`drop function refuse_rewriting`);
    await db.query(`drop table terms_version`);
    await db.query(`drop table terms`);
  }

  // A term is never deleted: past verdicts name it, and its history says why it is off.
  private async terms(db: QueryRunner): Promise<void> {
    await db.query(`
      create table terms (
        id uuid primary key default gen_random_uuid(),
        number int not null default 1,
        phrase text not null check (char_length(phrase) between 1 and 200),
        category text not null,
        tier text not null check (tier in ('none', 'watch', 'concern', 'crisis')),
        note text not null check (char_length(note) <= 1000),
        state text not null default 'shadow' check (state in ('shadow', 'live', 'off'))
      )`);
  }

  // One row: changing it makes changes to terms take turns.
  private async version(db: QueryRunner): Promise<void> {
    await db.query(`
      create table terms_version (
        only_one boolean primary key default true check (only_one),
        version int not null
      )`);
    await db.query(`insert into terms_version (version) values (0)`);
  }

  // No foreign key to the member: the record outlives the account.
  private async history(db: QueryRunner): Promise<void> {
    await db.query(`
      create table term_changes (
        version int primary key,
        term_id uuid not null references terms,
        staff_id uuid not null,
        phrase text not null,
        category text not null,
        tier text not null,
        note text not null,
        state text not null,
        changed_at minute not null default date_trunc('minute', now())
      )`);
    await db.query(`create index changes_of_term on term_changes (term_id, version desc)`);
    await db.query(`
      create function refuse_rewriting() returns trigger language plpgsql as $$
      begin
        raise exception using errcode = 'HS011', message = 'History is never changed or deleted.';
      end $$`);
    await db.query(`
      create trigger term_changes_are_append_only before update or delete or truncate on term_changes
      for each statement execute function refuse_rewriting()`);
  }

  private async shadows(db: QueryRunner): Promise<void> {
    await db.query(`
      create table term_shadows (
        term_id uuid not null references terms,
        day date not null default current_date,
        matched int not null,
        raised int not null,
        primary key (term_id, day)
      )`);
  }
}
