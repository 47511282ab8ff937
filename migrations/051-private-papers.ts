import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What members keep for themselves alone: a paper for each member and kind, sealed with the member's own key. The owner is
 * a keyed tag, another for each kind; and there is no time, so that nothing ties a paper to what somebody else can read.
 */
export class PrivatePapers1763800000051 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table private_papers (
        owner bytea primary key check (octet_length(owner) = 32),
        kind text not null check (kind in ('milestones', 'check-ins', 'saved posts', 'reading hours')),
        sealed bytea not null check (octet_length(sealed) <= 1048576)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table private_papers`);
  }
}
