import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the data were last backed up, so that somebody can be told when that is long ago. The command that makes backups writes it. */
export class LastBackup1763800000064 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table last_backup (
        only_one boolean primary key default true check (only_one),
        made_at minute not null default date_trunc('minute', now())
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table last_backup');
  }
}
