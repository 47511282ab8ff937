import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long the judging of a text took, in microseconds; null for verdicts from before it was measured. */
export class VerdictMicros1763800000010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table verdicts add column micros integer check (micros >= 0)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table verdicts drop column micros`);
  }
}
