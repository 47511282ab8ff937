import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A keyed tag that tells whether a process has the key that this database was begun with. One row. */
export class VaultCheck1763800000030 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table vault_check (
        only_one boolean primary key default true check (only_one),
        tag bytea not null
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table vault_check`);
  }
}
