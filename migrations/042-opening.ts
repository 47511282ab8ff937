import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The opening: what an admin answered for of the checklist, and whether people may sign up at a public address. And which
 * boards stand close to a crisis is an admin's to say, under their name.
 */
export class Opening1763800000042 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [...TABLES, GUARD, FORGET_ALONE, SET_NEAR_CRISIS, boardRecord(ACTOR)])
      await db.query(sql);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
    for (const sql of TRIGGERS) await db.query(sql);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(boardRecord('null'));
    for (const name of FUNCTIONS) await db.query(`drop function ${name} cascade`);
    await db.query(`drop table sign_up_door, opening_answers`);
  }
}

// What stands now; what was so before is in the record. No foreign keys to members: an answer outlives the account.
const TABLES = [
  `create table opening_answers (
    item text primary key check (item in ('no_fixed_hours', 'minimum_age', 'alone', 'backup')),
    fact text check (char_length(fact) <= 40),
    said_by uuid not null,
    said_at minute not null default date_trunc('minute', now())
  )`,
  `create table sign_up_door (
    only_one boolean primary key default true check (only_one),
    open boolean not null,
    changed_by uuid,
    changed_at minute
  )`,
  // A place that has members of its own already is open, and stays so.
  `insert into sign_up_door (open) select exists (select from members where role = 'member')`,
];

const GUARD = `
create function guard_opening() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  actor uuid;
begin
  if tg_table_name = 'opening_answers' then actor := new.said_by; else actor := new.changed_by; end if;
  if not exists (select from members where id = actor and role = 'admin') then
    raise exception using errcode = 'HS042', message = 'An admin answers for the opening.';
  end if;
  return new;
end $$`;

// Who said that nobody else is there, and is not alone any more, has to say it anew when they are.
const FORGET_ALONE = `
create function forget_alone() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from opening_answers where item = 'alone' and said_by <> new.id;
  return null;
end $$`;

// The web may not change boards; this it may, for an admin, whose name stands in the record.
const SET_NEAR_CRISIS = `
create function set_near_crisis(board uuid, near boolean, admin uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from members where id = admin and role = 'admin') then
    raise exception using errcode = 'HS042', message = 'An admin says which boards are close to a crisis.';
  end if;
  perform set_config('hearthside.actor', admin::text, true);
  update boards set near_crisis = near where id = board and near_crisis <> near;
  perform set_config('hearthside.actor', '', true);
end $$`;

// Nobody is named where whoever runs the database changes a board by hand.
const ACTOR = `nullif(current_setting('hearthside.actor', true), '')::uuid`;

function boardRecord(actor: string): string {
  return `
create or replace function record_board() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform record_entry('configuration', ${actor}, new.id, 'board_changed', (
      select string_agg(format('%s: %s → %s', key, b.value, a.value), E'\\n' order by key)
      from jsonb_each_text(to_jsonb(old)) b join jsonb_each_text(to_jsonb(new)) a using (key)
      where a.value is distinct from b.value));
  return null;
end $$`;
}

const FUNCTIONS = ['guard_opening()', 'forget_alone()', 'set_near_crisis(uuid, boolean, uuid)'];

const TRIGGERS = [
  `create trigger guard_opening_answers before insert or update on opening_answers
    for each row execute function guard_opening()`,
  `create trigger guard_sign_up_door before insert or update on sign_up_door
    for each row execute function guard_opening()`,
  `create trigger forget_alone after insert or update of role on members for each row
    when (new.role in ('moderator', 'lead', 'admin', 'trustee')) execute function forget_alone()`,
];
