import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What those who moderate and facilitate have learned, when they spoke with somebody about the work, what they agreed to and
 * when they are away. Days alone. It goes with them, or a year after they stopped.
 */
export class Volunteers1763800000059 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [...TABLES, STOPPING, FORGETTING, DROPPING]) await db.query(sql);
    await db.query(`
      create trigger note_stopping after update of role on members
      for each row execute function note_stopping()`);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger note_stopping on members`);
    for (const name of FUNCTIONS) await db.query(`drop function ${name}`);
    await db.query(`drop table volunteer_entries, volunteers`);
  }
}

const FUNCTIONS = ['note_stopping()', 'forget_volunteers()', 'drop_own_badge(uuid)'];

const TABLES = [
  `create table volunteers (
    member_id uuid primary key references members on delete cascade,
    words text not null default '' check (char_length(words) <= 1000),
    stopped_on date
  )`,
  `create index volunteers_who_stopped on volunteers (stopped_on) where stopped_on is not null`,
  `create table volunteer_entries (
    id uuid primary key,
    member_id uuid not null references volunteers on delete cascade,
    kind text not null check (kind in ('training', 'supervision', 'leave', 'guidelines')),
    day date not null,
    until date check (until >= day),
    words text not null check (char_length(words) <= 200),
    by_whom text not null check (char_length(by_whom) <= 100),
    check (words <> '' or kind = 'guidelines')
  )`,
  `create index entries_of_volunteer on volunteer_entries (member_id)`,
];

const STOPPING = `
create function note_stopping() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  helps constant boolean := new.role in ('facilitator', 'moderator', 'lead', 'admin');
begin
  update volunteers set stopped_on = case when helps then null else current_date end
    where member_id = new.id and (stopped_on is null) <> helps;
  return null;
end $$`;

const FORGETTING = `
create function forget_volunteers() returns void language sql security definer set search_path = public, pg_temp as $$
  delete from volunteers where stopped_on < current_date - 365
$$`;

// Leads write the words beside a name; whoever wears it may always take them away.
const DROPPING = `
create function drop_own_badge(who uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from facilitator_badges b using personas n
    where n.id = b.persona_id and n.member_id = who and n.kind = 'pseudonym';
  if found then
    perform record_entry('role', who, who, 'badge_dropped', null);
  end if;
end $$`;
