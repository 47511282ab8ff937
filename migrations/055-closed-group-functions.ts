/** More is no small group. */
export const MOST_IN_GROUP = 20;

// Its address says nothing. That there is one stands in the record, and who made it; not what it is called.
const MAKE_GROUP = `
create function make_group(heading text, about text, maker uuid) returns text language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  made uuid := gen_random_uuid();
  address text := 'group-' || left(replace(gen_random_uuid()::text, '-', ''), 20);
begin
  if not exists (select from members where id = maker and role in ('facilitator', 'moderator', 'lead', 'admin')) then
    raise exception using errcode = 'HS042', message = 'Facilitators make closed groups.';
  end if;
  lock table boards in share row exclusive mode;
  insert into boards (id, slug, name, description, welcome, members_only, closed, place)
    select made, address, heading, '', about, true, true, coalesce(max(place), -1) + 1 from boards;
  insert into group_members (board_id, persona_id, joined, keeps)
    select made, id, true, true from personas where member_id = maker and kind = 'pseudonym';
  perform record_entry('configuration', maker, null, 'group_made', null);
  return address;
end $$`;

export const KEEPS_GROUP = `
create function keeps_group(closed_group uuid, keeper uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
  select exists (select from group_members g join personas n on n.id = g.persona_id join members m on m.id = n.member_id
    where g.board_id = closed_group and g.persona_id = keeper and g.keeps and m.role in ('facilitator', 'moderator', 'lead', 'admin'))
$$`;

// Whether there is such a member, is in the group already, or said no before, nobody learns from it.
export const INVITE = `
create function invite_to_group(closed_group uuid, who uuid, keeper uuid) returns boolean language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  if not keeps_group(closed_group, keeper) then
    raise exception using errcode = 'HS042', message = 'Who keeps a group invites to it.';
  end if;
  perform from boards where id = closed_group for no key update;
  insert into group_members (board_id, persona_id)
    select closed_group, id from personas where id = who and kind = 'pseudonym' and ${MOST_IN_GROUP} > (
      select count(*) from group_members where board_id = closed_group and not joined and not declined)
    on conflict do nothing;
  return found;
end $$`;

export const TAKE_OUT = `
create function take_out_of_group(closed_group uuid, who uuid, keeper uuid) returns void language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  if not keeps_group(closed_group, keeper) then
    raise exception using errcode = 'HS042', message = 'Who keeps a group says who is in it.';
  end if;
  delete from group_members where board_id = closed_group and persona_id = who and not keeps and not declined;
end $$`;

// The lock lets two who accept at once not be one too many.
export const JOIN = `
create function join_group(closed_group uuid, who uuid) returns boolean language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  perform from boards where id = closed_group and closed for no key update;
  update group_members set joined = true where board_id = closed_group and persona_id = who and not declined
    and (joined or (select count(*) from group_members where board_id = closed_group and joined) < ${MOST_IN_GROUP});
  return found;
end $$`;

// Who says no is not asked again. Others are not left in a group that nobody keeps; with its keeper go its invitations.
export const LEAVE = `
create function leave_group(closed_group uuid, who uuid) returns void language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  keeper boolean;
begin
  perform from boards where id = closed_group for no key update;
  update group_members set declined = true where board_id = closed_group and persona_id = who and not joined;
  select keeps into keeper from group_members where board_id = closed_group and persona_id = who;
  if keeper and not exists (select from group_members where board_id = closed_group and keeps and persona_id <> who) then
    if exists (select from group_members where board_id = closed_group and joined and persona_id <> who) then
      raise exception using errcode = 'HS156', message = 'Others are still in the group.';
    end if;
    delete from group_members where board_id = closed_group and not joined;
  end if;
  delete from group_members where board_id = closed_group and persona_id = who and joined;
end $$`;

/** Closed groups. Code: HS156 its keeper does not leave others behind. */
export const GROUPS = [MAKE_GROUP, KEEPS_GROUP, INVITE, TAKE_OUT, JOIN, LEAVE];

export const GROUP_FUNCTIONS = [
  'make_group(text, text, uuid)',
  'keeps_group(uuid, uuid)',
  'invite_to_group(uuid, uuid, uuid)',
  'take_out_of_group(uuid, uuid, uuid)',
  'join_group(uuid, uuid)',
  'leave_group(uuid, uuid)',
];
