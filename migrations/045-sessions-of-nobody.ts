import { TRIGGERS as OF_FOLLOW_UPS } from './019-follow-ups.js';
import { TRIGGERS as OF_RESTS } from './023-postvention.js';
import { END_SESSIONS } from './027-provisional-rests.js';

/**
 * Whose a session is, no row says: it is sealed for who has the session's id, and found by a keyed tag. So what ends all
 * of a member's without knowing the key raises the member's epoch; a session of an older one is none. Nothing is locked
 * on the way, nor looked up by a foreign key: either leaves a transaction's number in the rows of the member.
 */
export const SEAL_OWNERS = [
  `delete from sessions`,
  `drop trigger note_returns on sessions`,
  `drop trigger refuse_sessions_of_rests on sessions`,
  `drop function note_return()`,
  `drop function refuse_session_of_rest()`,
  `alter table sessions drop column member_id,
    add column owner_sealed bytea not null check (octet_length(owner_sealed) = 64),
    add column owner_tag bytea not null check (octet_length(owner_tag) = 32),
    add column epoch int not null`,
  `create index sessions_of_owner on sessions (owner_tag)`,
  `alter table members add column session_epoch int not null default 0`,
  `create function note_return_of(member uuid) returns void language sql security definer
    set search_path = public, pg_temp as $$
    update follow_ups set came_back = true where id in (
      select f.id from follow_ups f join personas p on p.id = f.persona_id
      where p.member_id = member and f.state = 'open' and not f.came_back
        and f.since <= date_trunc('minute', now()) - interval '4 hours'
      order by f.thread_id, f.hours for update of f)
  $$`,
  // Read without a lock: who rests at that very moment has a newer epoch afterwards.
  `create function session_epoch_of(member uuid) returns int language plpgsql stable security definer
    set search_path = public, pg_temp as $$
  begin
    if exists (select from resting_names r join personas p on p.id = r.persona_id where p.member_id = member) then
      raise exception using errcode = 'HS021', message = 'The name rests.';
    end if;
    return (select session_epoch from members where id = member);
  end $$`,
  `create function end_sessions_of(member uuid) returns void language sql security definer
    set search_path = public, pg_temp as $$
    update members set session_epoch = session_epoch + 1 where id = member
  $$`,
  `create or replace function end_sessions_of_rest() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  begin
    if exists (select from resting_names where persona_id = new.persona_id) then
      perform end_sessions_of((select member_id from personas where id = new.persona_id));
    end if;
    return null;
  end $$`,
  `create function end_sessions_of_ban() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  begin
    perform end_sessions_of(new.member_id);
    return null;
  end $$`,
];

/** Its functions; a revoke for each keeps them from everybody. */
export const OF_NOBODY = [
  'note_return_of(uuid)',
  'session_epoch_of(uuid)',
  'end_sessions_of(uuid)',
  'end_sessions_of_ban()',
];

/** How it was before; everybody signs in once more. */
export const NAME_OWNERS = [
  `delete from sessions`,
  END_SESSIONS.replace('create function', 'create or replace function'),
  `alter table sessions drop column owner_sealed, drop column owner_tag, drop column epoch,
    add column member_id uuid not null references members on delete cascade`,
  `create index sessions_of_member on sessions (member_id)`,
  `alter table members drop column session_epoch`,
  ...[...OF_FOLLOW_UPS, ...OF_RESTS]
    .filter(({ on }) => on.includes('function note_return()') || on.includes('refuse_session_of_rest()'))
    .flatMap(({ body, on }) => [body, on]),
  `revoke all on function note_return() from public`,
  `revoke all on function refuse_session_of_rest() from public`,
];
