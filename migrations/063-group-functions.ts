import { MOST_IN_GROUP } from './055-closed-group-functions.js';

const AS_PLPGSQL = 'language plpgsql security definer set search_path = public, pg_temp as $$';

const OFFICE = `('facilitator', 'moderator', 'lead', 'admin')`;

// Whoever made it keeps it while they have the office; whoever took it on needs none.
const KEEPING = `g.keeps and (g.took_on or m.role in ${OFFICE})`;

export const KEEPS = `
create or replace function keeps_group(closed_group uuid, keeper uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
  select exists (select from group_members g join personas n on n.id = g.persona_id join members m on m.id = n.member_id
    where g.board_id = closed_group and g.persona_id = keeper and ${KEEPING})
$$`;

export const GROUP_IS_KEPT = `
create function group_is_kept(closed_group uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
  select exists (select from group_members g join personas n on n.id = g.persona_id join members m on m.id = n.member_id
    where g.board_id = closed_group and ${KEEPING})
$$`;

const UNANSWERED = `board_id = closed_group and not joined and not declined`;

// What was taken back within these days, and is asked again, is told no second time.
export const INVITE_ONCE = `
create or replace function invite_to_group(closed_group uuid, who uuid, keeper uuid) returns boolean ${AS_PLPGSQL}
begin
  if not keeps_group(closed_group, keeper) then
    raise exception using errcode = 'HS042', message = 'Who keeps a group invites to it.';
  end if;
  perform from boards where id = closed_group for no key update;
  delete from group_members where taken_back < current_date - 1;
  if ${MOST_IN_GROUP} <= (select count(*) from group_members where ${UNANSWERED} and taken_back is null) then
    return false;
  end if;
  update group_members set taken_back = null where ${UNANSWERED} and persona_id = who;
  insert into group_members (board_id, persona_id)
    select closed_group, id from personas where id = who and kind = 'pseudonym' on conflict do nothing;
  return found;
end $$`;

export const TAKE_BACK = `
create or replace function take_out_of_group(closed_group uuid, who uuid, keeper uuid) returns void ${AS_PLPGSQL}
begin
  if not keeps_group(closed_group, keeper) then
    raise exception using errcode = 'HS042', message = 'Who keeps a group says who is in it.';
  end if;
  delete from group_members where taken_back < current_date - 1;
  update group_members set taken_back = current_date where ${UNANSWERED} and persona_id = who;
  delete from group_members where board_id = closed_group and persona_id = who and joined and not keeps;
end $$`;

// The lock lets two who accept at once not be one too many. Nobody comes in while nobody keeps it.
export const JOIN_WHAT_IS_KEPT = `
create or replace function join_group(closed_group uuid, who uuid) returns boolean ${AS_PLPGSQL}
begin
  perform from boards where id = closed_group and closed for no key update;
  update group_members set joined = true
    where board_id = closed_group and persona_id = who and not declined and taken_back is null
      and (joined or group_is_kept(closed_group)
        and (select count(*) from group_members where board_id = closed_group and joined) < ${MOST_IN_GROUP});
  return found;
end $$`;

// With its keeper go the invitations: nobody else asked for them.
export const LEAVE_TO_OTHERS = `
create or replace function leave_group(closed_group uuid, who uuid) returns void ${AS_PLPGSQL}
begin
  perform from boards where id = closed_group for no key update;
  update group_members set declined = true where ${UNANSWERED} and persona_id = who and taken_back is null;
  delete from group_members where board_id = closed_group and persona_id = who and joined;
  if not group_is_kept(closed_group) then
    delete from group_members where ${UNANSWERED};
  end if;
end $$`;

// The first who agrees. Who made it and has no office any more does not take it on again.
export const TAKE_ON = `
create function take_on_group(closed_group uuid, who uuid) returns boolean ${AS_PLPGSQL}
begin
  perform from boards where id = closed_group and closed for no key update;
  if group_is_kept(closed_group) or not exists (select from group_members
      where board_id = closed_group and persona_id = who and joined and not keeps) then
    return false;
  end if;
  delete from group_members where ${UNANSWERED};
  update group_members set keeps = false, took_on = false where board_id = closed_group and keeps;
  update group_members set keeps = true, took_on = true where board_id = closed_group and persona_id = who;
  return true;
end $$`;

export const MAY_ASK_AGAIN = `
create function take_back_no(closed_group uuid, who uuid) returns void language sql security definer
  set search_path = public, pg_temp as $$
  delete from group_members where board_id = closed_group and persona_id = who and declined
$$`;

// The record says that a group rests, never which one: the whole desk reads it.
export const REST = `
create function rest_group(closed_group uuid, rests boolean, admin uuid) returns void ${AS_PLPGSQL}
begin
  if not exists (select from members where id = admin and role = 'admin') then
    raise exception using errcode = 'HS042', message = 'An admin lets a group rest.';
  end if;
  update boards set archived = rests where id = closed_group and closed and archived <> rests;
  if found then
    perform record_entry('configuration', admin, null, case when rests then 'group_rests' else 'group_goes_on' end, null);
  end if;
end $$`;

// Those of groups in which nobody asks anybody any more, too.
export const FORGET_TAKEN_BACK = `
create function forget_taken_back() returns void language sql security definer set search_path = public, pg_temp as $$
  delete from group_members where taken_back < current_date - 1
$$`;

export const GROUP_FUNCTIONS = [
  'take_on_group(uuid, uuid)',
  'take_back_no(uuid, uuid)',
  'rest_group(uuid, boolean, uuid)',
  'group_is_kept(uuid)',
  'forget_taken_back()',
];
