import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the site tells a persona, on the site alone. The words come from views; a moderator's own from decision_texts. */
export class Notices1763800000008 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table notices (
        id uuid primary key default gen_random_uuid(),
        persona_id uuid not null references personas on delete cascade,
        kind text not null,
        post_id uuid references posts on delete cascade,
        decision_id uuid references decisions,
        sent_at minute not null default date_trunc('minute', now()),
        read boolean not null default false,
        place bigint generated always as identity
      )`);
    await db.query(`create index notices_of_persona on notices (persona_id, place desc)`);
    await db.query(`create index unread_notices on notices (persona_id) where not read`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table notices`);
  }
}
