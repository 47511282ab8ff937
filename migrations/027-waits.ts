import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ALONE_APPEALS } from './027-alone-appeals.js';
import { PROVISIONAL_RESTS } from './027-provisional-rests.js';
import { QUEUE_LISTS } from './027-queue-lists.js';
import { URGENT_WORDS } from './027-urgent-words.js';

/**
 * Nothing waits for ever: words to the team that sound like danger stand in the one queue, whatever form they came by;
 * a second look at a pause is given by the same person after a day where nobody else is; the list of reports is read by
 * pages; what one person says of a death ends by itself unless it is confirmed, and what then rests leaves the queue.
 * Codes: HS006 own words, HS007 not staff, HS015 and HS022 as before, HS020 what was recorded is not rewritten.
 */
export class Waits1763800000027 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const { up } of PARTS) for (const sql of up) await db.query(sql);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const { down } of [...PARTS].reverse()) for (const sql of down) await db.query(sql);
  }
}

/** One part of the migration, done and undone in the order of its lists. */
export interface Part {
  up: string[];
  down: string[];
}

const PARTS: Part[] = [QUEUE_LISTS, URGENT_WORDS, ALONE_APPEALS, PROVISIONAL_RESTS];
