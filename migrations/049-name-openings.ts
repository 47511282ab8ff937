import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FUNCTIONS, MADE, TRIGGERS } from './049-name-opening-functions.js';

/**
 * Opening the link between a one-time name and its member: asked for by one who leads, done by a second person, looked
 * at for a day. Who it was is written nowhere: only the key outside the database can tell.
 * Codes: HS049 not this person's to do, HS020 what was recorded is not rewritten.
 */
export class NameOpenings1763800000049 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [...TABLES, ...MADE]) await db.query(sql);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
    for (const sql of [...TRIGGERS, NOTICES, AND_KIND]) await db.query(sql);
  }

  // What is recorded stays as it is: where there is such an entry, the older check stands for new ones alone.
  async down(db: QueryRunner): Promise<void> {
    await db.query(`delete from notices where kind = 'name_opened'`);
    await db.query(`alter table notices drop column name_opening_id`);
    for (const name of [...FUNCTIONS].reverse()) await db.query(`drop function ${name} cascade`);
    await db.query(`drop table name_opening_words, name_openings`);
    await db.query(WITHOUT_KIND);
  }
}

// No foreign keys to people nor names: the record outlives both. No column says whose name it is.
const TABLES = [
  `create table name_openings (
    id uuid primary key,
    persona_id uuid not null,
    ground text not null check (ground in ('danger', 'order', 'abuse')),
    asked_by uuid not null,
    asked_at minute not null default date_trunc('minute', now()),
    tell_on date,
    opened_by uuid,
    opened_at minute,
    closed_by uuid,
    closed_at minute,
    told_at minute,
    check (num_nonnulls(opened_by, opened_at) in (0, 2)),
    check (num_nonnulls(closed_by, closed_at) in (0, 2)),
    check (opened_by is null or closed_by is null),
    check (told_at is null or opened_at is not null),
    check (opened_by <> asked_by or opened_at >= asked_at + interval '72 hours'),
    check (tell_on between (asked_at at time zone 'UTC')::date and (asked_at at time zone 'UTC')::date + 90)
  )`,
  `create index name_openings_of_persona on name_openings (persona_id)`,
  `create index name_openings_untold on name_openings (tell_on) where opened_at is not null and told_at is null`,
  `create table name_opening_words (
    opening_id uuid primary key references name_openings on delete cascade,
    reason text not null check (char_length(reason) between 1 and 5000),
    reference text check (char_length(reference) between 1 and 500),
    later_because text check (char_length(later_because) between 1 and 5000)
  )`,
];

const NOTICES = `alter table notices add column name_opening_id uuid references name_openings`;

const KIND = `'name_opening'::text, `;

// The list as it stands, whoever else added to it.
const AND_KIND = `
do $$
declare
  known text := (select pg_get_constraintdef(oid) from pg_constraint where conname = 'record_kind_check');
begin
  alter domain record_kind drop constraint record_kind_check;
  execute 'alter domain record_kind add constraint record_kind_check '
    || regexp_replace(known, 'ARRAY\\[', 'ARRAY[${KIND.replaceAll(`'`, `''`)}');
end $$`;

const WITHOUT_KIND = `
do $$
declare
  known text := (select pg_get_constraintdef(oid) from pg_constraint where conname = 'record_kind_check');
begin
  alter domain record_kind drop constraint record_kind_check;
  execute 'alter domain record_kind add constraint record_kind_check '
    || replace(replace(known, '${KIND.replaceAll(`'`, `''`)}', ''), ' NOT VALID', '') || ' not valid';
  if not exists (select from record_entries where kind = 'name_opening' union all
      select from record_pending where kind = 'name_opening') then
    alter domain record_kind validate constraint record_kind_check;
  end if;
end $$`;
