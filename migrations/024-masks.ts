import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  APPLY_MASK,
  CHANGED,
  CHANGED_MASK,
  FUNCTIONS,
  HIDDEN_MARK,
  HIDES_ONLY,
  HIDES_ONLY_WORDS,
  SHOWN_WORDS,
  TRIGGER,
} from './024-mask-functions.js';

/**
 * A held text may go up without some of its words: `apply_mask` publishes a revision in which passages gave way to the
 * mark, and sees to it itself that nothing else changed. The author's own words stay. Codes: HS024 more than hidden.
 */
export class Masks1763800000024 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await outcomes(db, [...OUTCOMES, 'mask']);
    await db.query(`
      create table masks (
        revision_id uuid primary key references revisions on delete cascade,
        original_id uuid not null references revisions on delete cascade,
        decision_id uuid not null unique references decisions
      )`);
    await db.query(`create index masks_of_original on masks (original_id)`);
    for (const sql of [HIDDEN_MARK, HIDES_ONLY, SHOWN_WORDS, HIDES_ONLY_WORDS, APPLY_MASK, CHANGED_MASK])
      await db.query(sql);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
    for (const { after } of CHANGED) await db.query(after);
    await db.query(TRIGGER);
  }

  // Masked texts stay up as they are: whoever goes back to older code must not show what was hidden.
  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger queue_masks on revisions`);
    for (const { before } of CHANGED) await db.query(before);
    for (const name of [...FUNCTIONS].reverse()) await db.query(`drop function ${name}`);
    await db.query(`drop table masks`);
    await this.forget(db);
    await outcomes(db, OUTCOMES);
  }

  // Decisions that the older code could not read, and what was asked about them.
  private async forget(db: QueryRunner): Promise<void> {
    await db.query(
      `delete from notices where decision_id in (${MASK_DECISIONS}) or kind in ('masked', 'second_look_unmasked')`,
    );
    await db.query(`delete from queue_items where kind = 'second_look' and subject in (${LOOKS})`);
    for (const table of APPEND_ONLY)
      await db.query(`alter table ${table} disable trigger ${table}_are_append_only`);
    await db.query(`delete from second_look_words where second_look_id in (${LOOKS})`);
    await db.query(`delete from second_look_answers where second_look_id in (${LOOKS})`);
    await db.query(`delete from second_looks where id in (${LOOKS})`);
    await db.query(`delete from decision_texts where decision_id in (${MASK_DECISIONS})`);
    await db.query(`delete from decisions where outcome = 'mask'`);
    for (const table of APPEND_ONLY)
      await db.query(`alter table ${table} enable trigger ${table}_are_append_only`);
  }
}

const OUTCOMES = ['publish', 'return', 'keep', 'decline', 'remove', 'uphold'];
const MASK_DECISIONS = `select id from decisions where outcome = 'mask'`;
const LOOKS = `select id from second_looks where decision_id in (${MASK_DECISIONS})`;
const APPEND_ONLY = ['second_look_answers', 'second_looks', 'decisions'];

async function outcomes(db: QueryRunner, known: string[]): Promise<void> {
  await db.query(`
    alter table decisions drop constraint decisions_outcome_check, add constraint decisions_outcome_check
      check (outcome in (${known.map((outcome) => `'${outcome}'`).join(', ')}))`);
}
