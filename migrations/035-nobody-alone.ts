import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Part } from './027-waits.js';
import { FIRST_REPLIES } from './035-first-replies.js';

/** Nobody is left without an answer: threads that wait for their first one, and who is writing it. */
export class NobodyAlone1763800000035 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const { up } of PARTS) for (const sql of up) await db.query(sql);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const { down } of [...PARTS].reverse()) for (const sql of down) await db.query(sql);
  }
}

const PARTS: Part[] = [FIRST_REPLIES];
