import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names that members wear. A name is a text that others read: without its clearing digest no row exists. */
export class Personas1763800000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table personas (
        id uuid primary key default gen_random_uuid(),
        kind text not null default 'pseudonym' check (kind in ('pseudonym', 'one_time')),
        name text not null check (char_length(name) between 3 and 24),
        name_key text not null unique,
        cleared_digest bytea not null check (cleared_digest = sha256(convert_to(name, 'UTF8'))),
        member_id uuid references members on delete cascade,
        check ((kind = 'pseudonym') = (member_id is not null))
      )`);
    await db.query(`create unique index one_pseudonym on personas (member_id) where kind = 'pseudonym'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table personas`);
  }
}
