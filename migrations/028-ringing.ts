import type { MigrationInterface, QueryRunner } from 'typeorm';
import { RAISE_ALERT as RAISED_BEFORE } from './017-duty.js';
import { RING as RUNG_BEFORE } from './025-desk-functions.js';
import { RING as RUNG_FOR_WORDS_BEFORE } from './027-urgent-words.js';
import { FUNCTIONS, RINGING, TRIGGERS } from './028-ringing-functions.js';

/**
 * Alerts that a person on call can live with: whatever rings stands in one list, and one chain of calls tells how much
 * it is. What the screen could not read rings too, later. A contact that could not be reached is tried again.
 */
export class Ringing1763800000028 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.ringing(db);
    await this.calls(db);
    for (const sql of RINGING) await db.query(sql);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
    await this.fill(db);
    for (const sql of TRIGGERS) await db.query(sql);
  }

  // What still rings goes on as it did, by a chain of its own.
  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger note_acknowledgement on escalations`);
    await db.query(`drop trigger note_new_claim on claims`);
    await db.query(`drop trigger note_other_claim on claims`);
    await db.query(`drop trigger alerts_ring on alerts`);
    await db.query(REPLAN);
    for (const sql of [RAISED_BEFORE, RUNG_BEFORE, RUNG_FOR_WORDS_BEFORE]) await db.query(again(sql));
    for (const name of [...FUNCTIONS].reverse()) await db.query(`drop function ${name}`);
    await db.query(`alter table on_call_contacts drop column failures, drop column retry_at`);
    await db.query(`alter table alerts drop column texts`);
    await db.query(`drop table on_call_chain, ringing`);
  }

  // No name, no member, no word: what it is, is found by its kind. The exact times stand there only while it waits.
  private async ringing(db: QueryRunner): Promise<void> {
    await db.query(`
      create table ringing (
        kind text not null check (kind in ('held', 'words', 'pending')),
        subject uuid not null,
        manner text not null check (manner in ('escalated', 'under_way', 'crisis', 'unread')),
        rings_at timestamptz,
        told boolean not null default false,
        tries int not null default 0,
        taken_at timestamptz,
        primary key (kind, subject)
      )`);
    await db.query(`create index ringing_due on ringing (rings_at) where rings_at is not null`);
  }

  // An alert tells of so many texts; one without is a trial, or older than this.
  private async calls(db: QueryRunner): Promise<void> {
    await db.query(`
      create table on_call_chain (
        only_one boolean primary key default true check (only_one),
        place int,
        round int not null default 1 check (round >= 1),
        told_at timestamptz
      )`);
    await db.query(`insert into on_call_chain default values`);
    await db.query(`alter table alerts add column texts int check (texts > 0)`);
    await db.query(`
      alter table on_call_contacts add column failures int not null default 0, add column retry_at timestamptz`);
  }

  private async fill(db: QueryRunner): Promise<void> {
    await db.query(MISSED);
    await db.query(PLANNED);
    await db.query(`delete from alerts where outcome is null and num_nonnulls(revision_id, words_id) > 0`);
  }
}

// What nobody has heard of, as there was no contact.
const MISSED = `
  select ring('held', r.id, case v.about when 'under_way' then 'under_way' else 'crisis' end, now())
  from revisions r
  cross join lateral latest_verdict(r.id) v
  where r.state = 'held' and v.tier = 'crisis'
    and not exists (select from alerts a where a.revision_id = r.id and (a.outcome is null or a.outcome = 'sent'))`;

const PLANNED = `
  select ring(case when revision_id is null then 'words' else 'held' end, coalesce(revision_id, words_id), 'crisis', due_at)
  from alerts where outcome is null and num_nonnulls(revision_id, words_id) > 0`;

const REPLAN = `
  insert into alerts (revision_id, words_id, contact_id, due_at)
  select case kind when 'held' then subject end, case kind when 'words' then subject end, c.id, coalesce(g.rings_at, now())
  from ringing g cross join (select id from on_call_contacts where not removed order by place limit 1) c
  where kind <> 'pending' and g.rings_at is not null
    and exists (select from queue_items q where q.kind = g.kind and q.subject = g.subject)
  on conflict do nothing`;

function again(sql: string): string {
  return sql.replace('create function', 'create or replace function');
}
