import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LATE_WORDS } from './037-late-words.js';
import { UNSEEN_ESCALATIONS } from './037-unseen-escalations.js';
import type { Part } from './027-waits.js';

/**
 * Words that speak of danger are taken in, however much was said before; and an escalated text stays on the desk until
 * somebody else has seen it, whatever its author or a decision does with it.
 */
export class NobodyInDangerIsLost1763800000037 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const { up } of PARTS) for (const sql of up) await db.query(sql);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const { down } of [...PARTS].reverse()) for (const sql of down) await db.query(sql);
  }
}

const PARTS: Part[] = [LATE_WORDS, UNSEEN_ESCALATIONS];
