import type { MigrationInterface, QueryRunner } from 'typeorm';
import { GUARD_APPEAL, GUARD_LIMIT, RECORD_APPEAL, RECORD_LIMIT } from './015-limit-functions.js';

/**
 * Limits on who writes, members read "a pause": what it is, since when and until when; the reason apart, where erasure
 * reaches it; the second look that a member asked for; members' private notes to the staff.
 * Codes: HS015 not this person's to do, HS020 what was recorded is not rewritten.
 */
export class Limits1763800000015 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.limits(db);
    await this.words(db);
    await this.appeals(db);
    await this.notes(db);
    await this.guards(db);
    await db.query(`
      alter table notices
        add column limit_id uuid references limits,
        add column limit_note_id uuid references limit_notes on delete cascade`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`delete from notices where limit_id is not null or limit_note_id is not null`);
    await db.query(`alter table notices drop column limit_id, drop column limit_note_id`);
    for (const table of ['limit_notes', 'limit_appeals', 'limit_words', 'limits'])
      await db.query(`drop table ${table}`);
    for (const name of FUNCTIONS) await db.query(`drop function ${name}()`);
  }

  // No foreign keys to people: the record outlives the account. A name that nothing ties to a member is limited as
  // that name alone; where both are set, the name is the member's pseudonym, so that no row ties two names together.
  private async limits(db: QueryRunner): Promise<void> {
    await db.query(`
      create table limits (
        id uuid primary key,
        member_id uuid,
        persona_id uuid,
        set_by uuid not null,
        kind text not null check (kind in ('notice', 'cool_off', 'suspension', 'ban')),
        guideline text not null check (guideline <> ''),
        alone boolean not null default false,
        starts_at minute not null default date_trunc('minute', now()),
        ends_at minute,
        confirmed_by uuid,
        confirmed_at minute,
        lifted_by uuid,
        lifted_at minute,
        check (num_nonnulls(member_id, persona_id) > 0),
        check ((ends_at is null) = (kind in ('notice', 'ban'))),
        check (kind <> 'cool_off' or ends_at between starts_at + interval '1 hour' and starts_at + interval '72 hours'),
        check (kind <> 'suspension' or ends_at between starts_at + interval '1 hour' and starts_at + interval '2160 hours'),
        check (num_nonnulls(confirmed_by, confirmed_at) in (0, 2)),
        check (confirmed_at is null or (kind = 'ban' and not alone)),
        check (num_nonnulls(lifted_by, lifted_at) in (0, 2))
      )`);
    await db.query(`create index limits_of_member on limits (member_id) where member_id is not null`);
    await db.query(`create index limits_of_persona on limits (persona_id) where persona_id is not null`);
    await db.query(`create index limits_by_age on limits (starts_at desc)`);
  }

  private async words(db: QueryRunner): Promise<void> {
    await db.query(`
      create table limit_words (
        limit_id uuid primary key references limits,
        member_id uuid references members on delete cascade,
        persona_id uuid references personas on delete cascade,
        reason text not null check (char_length(reason) between 1 and 5000),
        check (num_nonnulls(member_id, persona_id) > 0)
      )`);
    await db.query(`create index limit_words_of_member on limit_words (member_id)`);
    await db.query(`create index limit_words_of_persona on limit_words (persona_id)`);
  }

  private async appeals(db: QueryRunner): Promise<void> {
    await db.query(`
      create table limit_appeals (
        id uuid primary key default gen_random_uuid(),
        limit_id uuid not null unique references limits,
        persona_id uuid not null references personas on delete cascade,
        body text not null check (char_length(body) between 1 and 11000),
        advised_help text,
        asked_at minute not null default date_trunc('minute', now()),
        decision text check (decision in ('stands', 'lifted')),
        answer text check (char_length(answer) between 1 and 5000),
        decided_by uuid,
        decided_at minute,
        check (num_nonnulls(decision, answer, decided_by, decided_at) in (0, 4))
      )`);
    await db.query(`create index limit_appeals_of_persona on limit_appeals (persona_id)`);
    await db.query(
      `create index limit_appeals_to_decide on limit_appeals (asked_at) where decided_at is null`,
    );
  }

  private async notes(db: QueryRunner): Promise<void> {
    await db.query(`
      create table limit_notes (
        id uuid primary key default gen_random_uuid(),
        persona_id uuid not null references personas on delete cascade,
        body text not null check (char_length(body) between 1 and 11000),
        advised_help text,
        submission_key uuid not null,
        written_at minute not null default date_trunc('minute', now()),
        answer text check (char_length(answer) between 1 and 5000),
        read_by uuid,
        read_at minute,
        check (num_nonnulls(read_by, read_at) in (0, 2)),
        check (answer is null or read_at is not null)
      )`);
    // The same form sent twice is one note; other words from a form that was gone back to are another.
    await db.query(`create unique index one_sending on limit_notes (persona_id, submission_key, md5(body))`);
    await db.query(`create index limit_notes_of_persona on limit_notes (persona_id, written_at desc)`);
    await db.query(`create index limit_notes_to_read on limit_notes (written_at) where read_at is null`);
  }

  private async guards(db: QueryRunner): Promise<void> {
    await db.query(GUARD_LIMIT);
    await db.query(GUARD_APPEAL);
    await db.query(RECORD_LIMIT);
    await db.query(RECORD_APPEAL);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name}() from public`);
    await db.query(`
      create trigger guard_limits before insert or update on limits
      for each row execute function guard_limit()`);
    await db.query(`
      create trigger limits_are_kept before delete or truncate on limits
      for each statement execute function refuse_rewriting()`);
    await db.query(`
      create trigger guard_limit_appeals before insert or update on limit_appeals
      for each row execute function guard_limit_appeal()`);
    await this.recording(db);
  }

  // Deferred where the words are saved after the row.
  private async recording(db: QueryRunner): Promise<void> {
    await db.query(`
      create constraint trigger record_limits after insert on limits deferrable initially deferred
      for each row execute function record_limit()`);
    await db.query(`
      create trigger record_limit_changes after update on limits
      for each row execute function record_limit()`);
    await db.query(`
      create trigger record_limit_appeals after update on limit_appeals
      for each row when (old.decided_at is null and new.decided_at is not null)
      execute function record_limit_appeal()`);
  }
}

const FUNCTIONS = ['record_limit', 'record_limit_appeal', 'guard_limit', 'guard_limit_appeal'];
