import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DESK_FUNCTIONS, DESK_TRIGGERS, FUNCTIONS } from './025-desk-functions.js';

/**
 * When a life may be at risk right now: the protocol with every version, a held text that is escalated, what of the
 * protocol is done; and what team and author write to each other before anything is decided. PostgreSQL keeps that only
 * who has claimed a text escalates it or writes to its author, and that an escalation rings, in the same transaction.
 * Codes: those of 007, and HS025 not this person's to acknowledge, or nothing to answer.
 */
export class Escalations1763800000025 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.protocol(db);
    await this.escalations(db);
    await this.messages(db);
    for (const sql of DESK_FUNCTIONS) await db.query(sql);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
    for (const sql of DESK_TRIGGERS) await db.query(sql);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const name of [...FUNCTIONS].reverse()) await db.query(`drop function ${name} cascade`);
    await db.query(`delete from notices where kind = 'message'`);
    await db.query(`alter table notices drop column message_id`);
    await db.query(`drop table review_message_words, review_messages`);
    await db.query(`drop table escalation_steps, escalation_words, escalations, protocol_texts`);
  }

  private async protocol(db: QueryRunner): Promise<void> {
    await db.query(`
      create table protocol_texts (
        version int primary key check (version > 0),
        words text not null check (char_length(words) between 1 and 20000),
        written_by uuid not null,
        written_at minute not null default date_trunc('minute', now())
      )`);
    await db.query(`
      create trigger protocol_texts_are_append_only before update or delete or truncate on protocol_texts
      for each statement execute function refuse_rewriting()`);
  }

  // No foreign keys to the team: who did what is known as long as the text is there. Steps are known by a digest of
  // their words, so that what is done stays done while somebody edits the rest of the protocol.
  private async escalations(db: QueryRunner): Promise<void> {
    await db.query(`
      create table escalations (
        id uuid primary key default gen_random_uuid(),
        revision_id uuid not null unique references revisions on delete cascade,
        reason text not null check (reason in ('now', 'place', 'someone_else', 'not_alone')),
        escalated_by uuid not null,
        escalated_at minute not null default date_trunc('minute', now()),
        acknowledged_by uuid,
        acknowledged_at minute,
        check (num_nonnulls(acknowledged_by, acknowledged_at) in (0, 2))
      )`);
    await db.query(`
      create table escalation_words (
        escalation_id uuid primary key references escalations on delete cascade,
        words text not null check (char_length(words) between 1 and 1000)
      )`);
    await db.query(`
      create table escalation_steps (
        escalation_id uuid not null references escalations on delete cascade,
        step text not null check (step ~ '^[0-9a-f]{16}$'),
        done_by uuid not null,
        done_at minute not null default date_trunc('minute', now()),
        primary key (escalation_id, step)
      )`);
  }

  // From a member of staff, or, where there is none, the author's answer. The words stand apart, so that erasure
  // reaches them; the key makes one of a form that is sent twice.
  private async messages(db: QueryRunner): Promise<void> {
    await db.query(`
      create table review_messages (
        id uuid primary key default gen_random_uuid(),
        place bigint generated always as identity,
        revision_id uuid not null references revisions on delete cascade,
        staff_id uuid,
        sent_at minute not null default date_trunc('minute', now()),
        danger text check (danger in ('me', 'someone_else', 'under_way', 'harm_to_others', 'unclear')),
        submission_key uuid not null,
        unique (revision_id, submission_key),
        check (num_nonnulls(staff_id, danger) < 2)
      )`);
    await db.query(`
      create table review_message_words (
        message_id uuid primary key references review_messages on delete cascade,
        words text not null check (char_length(words) between 1 and 5000)
      )`);
    await db.query(
      `alter table notices add column message_id uuid references review_messages on delete cascade`,
    );
    await db.query(`create index notices_of_message on notices (message_id) where message_id is not null`);
  }
}
