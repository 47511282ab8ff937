import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Members, and their sessions; times to the minute by type. */
export class Members1763800000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create domain minute as timestamptz check (extract(second from value) = 0)`);
    await db.query(`
      create table members (
        id uuid primary key default gen_random_uuid(),
        role text not null default 'member' check (role in ('member', 'facilitator', 'moderator', 'lead', 'admin')),
        password_hash text not null,
        recovery_digest bytea not null,
        joined_on date not null default current_date
      )`);
    await db.query(`
      create table sessions (
        id_digest bytea primary key,
        member_id uuid not null references members on delete cascade,
        started_at minute not null default date_trunc('minute', now()),
        seen_at minute not null default date_trunc('minute', now())
      )`);
    await db.query(`create index sessions_of_member on sessions (member_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table sessions`);
    await db.query(`drop table members`);
    await db.query(`drop domain minute`);
  }
}
