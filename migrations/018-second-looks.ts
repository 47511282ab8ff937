import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  APPLY_BEFORE,
  APPLY_WITH_LOOKS,
  FUNCTIONS,
  GUARD_BEFORE,
  GUARD_LOOK,
  GUARD_NOTE,
  GUARD_WITH_LOOKS,
  OVERTURNS,
  REFUSE,
  SOMEONE_ELSE,
  STANDING,
  STATE_AFTER,
} from './018-second-look-functions.js';

/**
 * A second look at a decision: asked for once by the author, answered once by somebody who did not decide the first
 * time; and the notes of an author who feels misread while the text is held. `apply_decision` stays the only way by
 * which a person puts a text up. Codes: HS018 not to be looked at again, not by this person, or not yet.
 */
export class SecondLooks1763800000018 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table decisions drop constraint decisions_outcome_check, add constraint decisions_outcome_check
        check (outcome in ('publish', 'return', 'keep', 'decline', 'remove', 'uphold'))`);
    await this.looks(db);
    await this.words(db);
    for (const sql of [STATE_AFTER, STANDING, SOMEONE_ELSE, GUARD_LOOK, GUARD_NOTE, OVERTURNS, REFUSE])
      await db.query(sql);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
    await db.query(GUARD_WITH_LOOKS);
    await db.query(APPLY_WITH_LOOKS);
    await this.guards(db);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(APPLY_BEFORE);
    await db.query(GUARD_BEFORE);
    await db.query(`drop view standing_decisions`);
    // It takes a row of a table that goes; the others belong to triggers of such tables.
    await db.query(`drop function refuse_second_look`);
    for (const table of ['misread_notes', 'second_look_words', 'second_look_answers', 'second_looks'])
      await db.query(`drop table ${table}`);
    for (const name of FUNCTIONS.slice(0, -1)) await db.query(`drop function ${name}`);
    await this.forget(db);
    await db.query(`
      alter table decisions drop constraint decisions_outcome_check, add constraint decisions_outcome_check
        check (outcome in ('publish', 'return', 'keep', 'decline', 'remove'))`);
  }

  // Ids and times alone, as with decisions: the record of a second look outlives what it was about.
  private async looks(db: QueryRunner): Promise<void> {
    await db.query(`
      create table second_looks (
        id uuid primary key default gen_random_uuid(),
        decision_id uuid not null unique references decisions,
        asked_at minute not null default date_trunc('minute', now())
      )`);
    await db.query(`create index second_looks_by_age on second_looks (asked_at)`);
    await db.query(`
      create table second_look_answers (
        second_look_id uuid primary key references second_looks,
        decision_id uuid not null unique references decisions,
        alone boolean not null default false
      )`);
  }

  // What people wrote stands apart and goes with the text.
  private async words(db: QueryRunner): Promise<void> {
    await db.query(`
      create table second_look_words (
        second_look_id uuid not null references second_looks,
        number int not null check (number between 1 and 5),
        revision_id uuid not null references revisions on delete cascade,
        words text not null check (char_length(words) between 1 and 2000),
        primary key (second_look_id, number)
      )`);
    await db.query(`create index second_look_words_of_revision on second_look_words (revision_id)`);
    await db.query(`
      create table misread_notes (
        revision_id uuid not null references revisions on delete cascade,
        number int not null check (number between 1 and 3),
        words text not null check (char_length(words) between 1 and 2000),
        written_at minute not null default date_trunc('minute', now()),
        primary key (revision_id, number)
      )`);
  }

  private async guards(db: QueryRunner): Promise<void> {
    for (const table of ['second_looks', 'second_look_answers'])
      await db.query(`
        create trigger ${table}_are_append_only before update or delete or truncate on ${table}
        for each statement execute function refuse_rewriting()`);
    await db.query(`
      create trigger guard_second_looks before insert on second_looks
      for each row execute function guard_second_look()`);
    await db.query(`
      create trigger guard_misread_notes before insert on misread_notes
      for each row execute function guard_misread_note()`);
  }

  // Decisions that the older code could not read.
  private async forget(db: QueryRunner): Promise<void> {
    await db.query(`delete from notices where kind in
      ('second_look_upheld', 'second_look_overturned', 'decision_upheld', 'decision_overturned')`);
    await db.query(`alter table decisions disable trigger decisions_are_append_only`);
    await db.query(
      `delete from decision_texts where decision_id in (select id from decisions where outcome = 'uphold')`,
    );
    await db.query(`delete from decisions where outcome = 'uphold'`);
    await db.query(`alter table decisions enable trigger decisions_are_append_only`);
  }
}
