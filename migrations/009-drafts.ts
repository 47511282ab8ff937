import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a guest wrote before choosing a name, sealed, found only with the token in the guest's own browser. */
export class Drafts1763800000009 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table drafts (
        token_digest bytea primary key,
        sealed bytea not null,
        kept_until minute not null default date_trunc('minute', now()) + interval '1 day'
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table drafts`);
  }
}
