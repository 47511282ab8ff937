import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CHANGED, FUNCTIONS, MINE, TRIGGERS } from './036-contact-details-functions.js';

/**
 * A text in which the screen found contact details, and nothing else that holds it, is its author's to decide: it waits
 * with them (`with_author`), and not with the team, until they hide the details, change the text, or ask a person. Only
 * `leave_to_author` brings a text there, with a verdict that says so; nothing goes up from there but through `held`.
 * Who is in a crisis decides about nothing: then the team sees where they are. Code: HS036 against its author's wish.
 */
export class ContactDetails1763800000036 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await states(db, [...STATES, 'with_author']);
    await outcomes(db, true);
    await this.tables(db);
    for (const sql of MINE) await db.query(sql);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
    for (const { after } of CHANGED) await db.query(after);
    for (const sql of TRIGGERS) await db.query(sql);
  }

  // What waits with its author goes to the team, which is where older code knows it.
  async down(db: QueryRunner): Promise<void> {
    await db.query(`update revisions set state = 'held' where state = 'with_author'`);
    await db.query(`update verdicts set outcome = 'hold' where outcome = 'ask'`);
    await db.query(`set constraints all immediate`);
    await db.query(`delete from notices where kind in ('details', 'details_wait')`);
    for (const { before } of CHANGED) await db.query(before);
    for (const name of [...FUNCTIONS].reverse()) await db.query(`drop function ${name} cascade`);
    await db.query(`drop table detail_wishes, author_choices`);
    await outcomes(db, false);
    await states(db, STATES);
  }

  private async tables(db: QueryRunner): Promise<void> {
    await db.query(`
      create table author_choices (
        revision_id uuid primary key references revisions on delete cascade,
        left_at minute not null default date_trunc('minute', now()),
        reminded_at minute,
        over_at minute,
        asked boolean not null default false check (not asked or over_at is not null)
      )`);
    await db.query(
      `create index author_choices_open on author_choices (left_at) where over_at is null and reminded_at is null`,
    );
    await db.query(`create index author_choices_asked on author_choices (over_at) where asked`);
    await db.query(`
      create table detail_wishes (
        revision_id uuid primary key references revisions on delete cascade,
        wished_at minute not null default date_trunc('minute', now())
      )`);
  }
}

const STATES = [
  'pending',
  'held',
  'published',
  'returned',
  'kept',
  'declined',
  'removed',
  'withdrawn',
  'superseded',
];

async function states(db: QueryRunner, known: string[]): Promise<void> {
  await db.query(`
    alter table revisions drop constraint revisions_state_check, add constraint revisions_state_check
      check (state in (${known.map((state) => `'${state}'`).join(', ')}))`);
}

// A crisis is never left to who wrote it.
async function outcomes(db: QueryRunner, ask: boolean): Promise<void> {
  const known = ask ? `'clear', 'hold', 'ask'` : `'clear', 'hold'`;
  await db.query(`
    alter table verdicts drop constraint verdicts_outcome_check, drop constraint verdicts_check,
      add constraint verdicts_outcome_check check (outcome in (${known})),
      add constraint verdicts_check check ((why is not null) = (outcome ${ask ? `<> 'clear'` : `= 'hold'`}))`);
  await db.query(
    ask
      ? `alter table verdicts add constraint only_details_are_asked_about
           check (outcome <> 'ask' or (tier <> 'crisis' and why = 'contact_details' and 'contact_details' = any (categories)))`
      : `alter table verdicts drop constraint only_details_are_asked_about`,
  );
}
