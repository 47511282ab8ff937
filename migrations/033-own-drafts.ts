import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a member has typed and not sent, sealed. Keyed tags stand for the name and the form that it belongs to: a
 * stolen dump shows neither who was writing nor where.
 */
export class OwnDrafts1763800000033 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table own_drafts (
        id uuid primary key default gen_random_uuid(),
        writer bytea not null check (octet_length(writer) = 32),
        place bytea not null unique check (octet_length(place) = 32),
        sealed bytea not null check (octet_length(sealed) <= 131072),
        kept_at minute not null default date_trunc('minute', now())
      )`);
    await db.query(`create index own_drafts_of_writer on own_drafts (writer, kept_at desc)`);
    await db.query(`create index own_drafts_by_age on own_drafts (kept_at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table own_drafts`);
  }
}
