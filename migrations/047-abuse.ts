import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What holds abuse back without knowing anybody: how often a name was tried, by the hour and by a keyed tag; a door that
 * opens to those with an invitation alone, or asks browsers for some work; and invitations, of which nothing says who
 * used them. Code: HS047 only an admin invites, and not without end.
 */
export class Abuse1763800000047 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [...TABLES, BY_THE_HOUR, ON_TRIES, SWITCH, MAKE, TAKE, GIVE_BACK, WITHDRAW])
      await db.query(sql);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const name of FUNCTIONS) await db.query(`drop function ${name} cascade`);
    await db.query(`drop table invitations, sign_up_proof, tries`);
    await db.query(`alter table sign_up_door drop column by_invitation`);
  }
}

// The columns are those that rate-limiter-flexible writes; a key of another length is no tag.
const TRIES = `
create table tries (
  key text primary key check (char_length(key) = 43),
  points integer not null,
  expire bigint not null check (expire % 3600000 = 0)
)`;

// The library counts in milliseconds, which would tell when somebody came.
const BY_THE_HOUR = `
create function by_the_hour() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.expire := round(new.expire / 3600000.0) * 3600000;
  return new;
end $$`;

const ON_TRIES = `
create trigger by_the_hour before insert or update on tries for each row execute function by_the_hour()`;

// Closed counts for whoever knows nothing of invitations: code from before lets nobody in.
const DOOR = `alter table sign_up_door add column by_invitation boolean not null default false`;

const PROOF = [
  `create table sign_up_proof (only_one boolean primary key default true check (only_one), asked boolean not null)`,
  `insert into sign_up_proof (asked) values (false)`,
];

const SWITCH = `
create function switch_proof(on_now boolean, admin uuid) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from members m where m.id = admin and m.role = 'admin') then
    raise exception using errcode = 'HS047', message = 'An admin asks for proof.';
  end if;
  update sign_up_proof set asked = on_now where asked <> on_now;
  return found;
end $$`;

const INVITATIONS = `
create table invitations (
  id uuid primary key,
  mark text not null unique check (mark ~ '^[0-9A-Z]{4}$'),
  tag bytea not null unique check (octet_length(tag) = 32),
  uses integer not null check (uses between 1 and 100),
  uses_left integer not null check (uses_left between 0 and uses),
  ends_on date not null,
  made_by uuid not null,
  made_on date not null default current_date,
  check (ends_on between made_on and made_on + 90)
)`;

const TABLES = [TRIES, DOOR, ...PROOF, INVITATIONS];

const MAKE = `
create function make_invitation(id uuid, mark text, tag bytea, uses integer, days integer, admin uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from members m where m.id = admin and m.role = 'admin') then
    raise exception using errcode = 'HS047', message = 'An admin invites.';
  end if;
  delete from invitations i where i.ends_on < current_date;
  if (select count(*) from invitations i where i.uses_left > 0) >= 200 then
    raise exception using errcode = 'HS047', message = 'There are enough invitations.';
  end if;
  insert into invitations values (id, mark, tag, uses, uses, current_date + days, admin);
end $$`;

// One that is used up stays until its day is over: a use that comes to nothing can be given back to it.
// All of them are written anew, in no order: where a row lies would say which invitation was used last, and the newest
// member is the last too.
const TAKE = `
create function take_invitation(given bytea[]) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  lock table invitations in share row exclusive mode;
  delete from invitations where ends_on < current_date;
  if not exists (select from invitations where tag = any (given) and uses_left > 0) then return false; end if;
  with gone as (delete from invitations returning *)
  insert into invitations
  select id, mark, tag, uses, uses_left - (tag = any (given))::integer, ends_on, made_by, made_on
  from gone order by random();
  return true;
end $$`;

const GIVE_BACK = `
create function give_invitation_back(given bytea[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  lock table invitations in share row exclusive mode;
  with gone as (delete from invitations returning *)
  insert into invitations
  select id, mark, tag, uses, least(uses, uses_left + (tag = any (given))::integer), ends_on, made_by, made_on
  from gone order by random();
end $$`;

const WITHDRAW = `
create function withdraw_invitation(invitation uuid, admin uuid) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone text;
begin
  if not exists (select from members m where m.id = admin and m.role = 'admin') then
    raise exception using errcode = 'HS047', message = 'An admin withdraws an invitation.';
  end if;
  delete from invitations i where i.id = invitation returning i.mark into gone;
  return gone;
end $$`;

const FUNCTIONS = [
  'by_the_hour()',
  'switch_proof(boolean, uuid)',
  'make_invitation(uuid, text, bytea, integer, integer, uuid)',
  'take_invitation(bytea[])',
  'give_invitation_back(bytea[])',
  'withdraw_invitation(uuid, uuid)',
];
