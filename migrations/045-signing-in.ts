import type { MigrationInterface, QueryRunner } from 'typeorm';
import { NAME_OWNERS, OF_NOBODY, SEAL_OWNERS } from './045-sessions-of-nobody.js';

/**
 * Signing in: passkeys beside passphrases, and sessions that say less: not whose they are either. A session is found by
 * its member under a random id of its own, knows whether it is on a shared device, and keeps its times so coarse that no
 * table of posts fits them: PostgreSQL itself cuts them. Nobody's last way in goes; a ban ends all sessions.
 * Code: HS045 no way in would be left.
 */
export class SigningIn1763800000045 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [...TABLES, ...SESSIONS, ...SEAL_OWNERS, COARSE, KEEP_A_WAY_IN]) await db.query(sql);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
    for (const sql of TRIGGERS) await db.query(sql);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const name of FUNCTIONS) await db.query(`drop function ${name} cascade`);
    for (const sql of NAME_OWNERS) await db.query(sql);
    await db.query(`delete from notices where kind like 'passkey\\_%' or kind = 'passphrase_removed'`);
    await db.query(`alter table sessions drop column id, drop column shared`);
    await db.query(`drop table used_challenges, passkeys`);
    // Whoever had passkeys alone comes back in with the recovery code: this is the hash of nothing that can be typed.
    await db.query(`update members set password_hash = '${NOBODYS}' where password_hash is null`);
    await db.query(`alter table members alter column password_hash set not null`);
  }
}

const NOBODYS = `$argon2id$v=19$m=65536,t=3,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`;

// No kind of device, no maker, no way it speaks. The handle is what a device keeps of its member: random, for this alone.
// A challenge that was used is remembered until it could not be used any more.
const TABLES = [
  `create table passkeys (
    id uuid primary key default gen_random_uuid(),
    member_id uuid not null references members on delete cascade,
    credential_id bytea not null unique check (octet_length(credential_id) between 1 and 1023),
    public_key bytea not null,
    counter bigint not null default 0,
    user_handle bytea not null check (octet_length(user_handle) = 32),
    label_sealed bytea,
    added_on date not null default current_date
  )`,
  `create index passkeys_of_member on passkeys (member_id)`,
  `create table used_challenges (
    digest bytea primary key,
    until minute not null default date_bin('30 minutes', now(), timestamptz '2000-01-01 00:00:00+00') + interval '1 hour'
  )`,
  `alter table members alter column password_hash drop not null`,
];

const SESSIONS = [
  `alter table sessions add column id uuid not null unique default gen_random_uuid()`,
  `alter table sessions add column shared boolean not null default false`,
];

// Blocks of six hours, and days, of UTC.
const COARSE = `
create function keep_coarse() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.seen_at := date_bin('6 hours', new.seen_at, timestamptz '2000-01-01 00:00:00+00');
  new.started_at := date_trunc('day', new.started_at, 'UTC');
  return new;
end $$`;

// The member is locked first: of two last ways that go at once, one stays.
const KEEP_A_WAY_IN = `
create function keep_a_way_in() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  whose uuid;
begin
  if tg_table_name = 'members' then whose := new.id; else whose := old.member_id; end if;
  perform from members where id = whose for update;
  if exists (select from members where id = whose and password_hash is null)
    and not exists (select from passkeys where member_id = whose) then
    raise exception using errcode = 'HS045', message = 'No way in would be left.';
  end if;
  return null;
end $$`;

const FUNCTIONS = ['keep_coarse()', 'keep_a_way_in()', ...OF_NOBODY];

const TRIGGERS = [
  `create trigger keep_coarse before insert or update on sessions for each row execute function keep_coarse()`,
  `create trigger end_sessions_of_bans after insert or update of confirmed_at on limits for each row
    when (new.kind = 'ban' and new.member_id is not null and new.lifted_at is null) execute function end_sessions_of_ban()`,
  `create trigger keep_a_way_in after delete on passkeys for each row execute function keep_a_way_in()`,
  `create trigger keep_a_way_in after update of password_hash on members for each row
    when (new.password_hash is null) execute function keep_a_way_in()`,
];
