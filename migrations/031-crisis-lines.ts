import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the people who run this place made of the list of crisis lines that comes with the forum: every version of every
 * entry that they checked, changed, added or hid (append-only), and the countries that this place serves.
 */
export class CrisisLines1763800000031 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.versions(db);
    await this.inUse(db);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table lines_in_use`);
    await db.query(`drop table line_versions`);
  }

  // A version holds all that was so from then on. Without facts the entry is as it comes with the forum. `checked_reach`
  // stands for what was checked: a check counts for the numbers and addresses that it was made of, and for no others.
  // No foreign keys to members: a version outlives the account.
  private async versions(db: QueryRunner): Promise<void> {
    await db.query(`
      create table line_versions (
        line_id uuid not null,
        version int not null check (version > 0),
        deed text not null check (deed in ('added', 'changed', 'checked', 'hidden', 'shown')),
        country text not null check (country ~ '^[A-Z]{2}$'),
        facts jsonb check (facts is null or facts->>'chat' is not null
          or coalesce(jsonb_array_length(facts->'calls') + jsonb_array_length(facts->'texts') > 0, false)),
        hidden boolean not null,
        checked_on date,
        checked_by uuid,
        checked_how text check (checked_how in ('called', 'looked')),
        checked_reach text,
        changed_by uuid not null,
        changed_at minute not null default date_trunc('minute', now()),
        primary key (line_id, version),
        check (num_nulls(checked_on, checked_by, checked_how, checked_reach) in (0, 4))
      )`);
    await db.query(`
      create trigger line_versions_are_append_only before update or delete or truncate on line_versions
      for each statement execute function refuse_rewriting()`);
  }

  // One row: changing it makes changes take turns, and its version tells every process to read the list anew.
  private async inUse(db: QueryRunner): Promise<void> {
    await db.query(`
      create table lines_in_use (
        only_one boolean primary key default true check (only_one),
        version int not null default 0,
        served text[] not null default '{}'
      )`);
    await db.query(`insert into lines_in_use default values`);
  }
}
