import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Part } from './027-waits.js';
import { FIRST_REPLIES } from './035-first-replies.js';
import { SAFEGUARDING } from './035-safeguarding.js';

/**
 * Nobody is left without an answer: threads that wait for their first one, and who is writing it. Who says that they are
 * young, or that somebody hurts them, is told in confidence to the safeguarding contact.
 * Codes: HS020 what was recorded is not rewritten, HS035 not this person's to name or to close.
 */
export class NobodyAlone1763800000035 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const { up } of PARTS) for (const sql of up) await db.query(sql);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const { down } of [...PARTS].reverse()) for (const sql of down) await db.query(sql);
  }
}

const PARTS: Part[] = [FIRST_REPLIES, SAFEGUARDING];
