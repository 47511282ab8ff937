import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Boards, with the settings that decide what a verdict means there. */
export class Boards1763800000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table boards (
        id uuid primary key default gen_random_uuid(),
        slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,40}$'),
        name text not null,
        description text not null,
        welcome text not null,
        place int not null unique,
        members_only boolean not null default false,
        strict boolean not null default false
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table boards`);
  }
}
