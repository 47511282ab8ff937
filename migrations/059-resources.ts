import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TO_BEGIN_WITH } from './059-resources-to-begin-with.js';

/**
 * Other help, by country and kind: every version of every entry (append-only), so that what people were told can be read
 * afterwards. An entry is hidden, never deleted.
 */
export class Resources1763800000059 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.versions(db);
    await this.toBeginWith(db);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table resource_versions`);
  }

  // A version holds all that was so from then on. Nobody wrote what comes with the forum, and nobody here checked it. No
  // foreign keys to members: a version outlives the account.
  private async versions(db: QueryRunner): Promise<void> {
    await db.query(`
      create table resource_versions (
        resource_id uuid not null default gen_random_uuid(),
        version int not null check (version > 0),
        deed text not null check (deed in ('added', 'changed', 'checked', 'hidden', 'shown')),
        country text check (country ~ '^[A-Z]{2}$'),
        facts jsonb not null check (coalesce(facts->>'website' is not null or jsonb_array_length(facts->'calls') > 0, false)),
        hidden boolean not null default false,
        checked_on date,
        checked_by uuid,
        changed_by uuid,
        changed_at minute not null default date_trunc('minute', now()),
        primary key (resource_id, version),
        check (num_nulls(checked_on, checked_by) in (0, 2))
      )`);
    await db.query(`
      create trigger resource_versions_are_append_only before update or delete or truncate on resource_versions
      for each statement execute function refuse_rewriting()`);
  }

  private async toBeginWith(db: QueryRunner): Promise<void> {
    for (const { country, facts } of TO_BEGIN_WITH) {
      const values = [country, JSON.stringify(facts)];
      await db.query(INSERT, values);
    }
  }
}

const INSERT = `insert into resource_versions (version, deed, country, facts) values (1, 'added', $1, $2)`;
