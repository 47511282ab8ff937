/** A part of a function that reads otherwise from now on; all else of it stays as the migrations before left it. */
export interface Amendment {
  name: string;
  was: string;
  is: string;
}

/** What `041-trustee.ts` makes, in this order. */
export const FUNCTIONS = [
  'is_trustee(uuid)',
  'trustee_may_look(uuid)',
  'someone_else_may_look(uuid)',
  'look_is_open_to_trustees(uuid)',
  'trustee_may_decide(uuid)',
  'others_may_decide(uuid)',
  'appeal_is_open_to_trustees(uuid)',
  'note_who_looked()',
  'tell_trustees()',
  'leave_the_rota()',
];

/** Functions that asked whether anybody else is there, and whom they ask about from now on: the daily team. */
export const RENAMED = [
  ['someone_else_may_look', 'team_may_look'],
  ['others_may_decide', 'team_may_decide'],
] as const;

/** Whose name rests is nobody who could look again. */
export const HERE = `
create view trustees_here with (security_invoker = true) as
  select m.id from members m
  where m.role = 'trustee'
    and not exists (select from resting_names z join personas n on n.id = z.persona_id where n.member_id = m.id)`;

const IS_TRUSTEE = `
create function is_trustee(who uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
  select exists (select from members where id = who and role = 'trustee')
$$`;

// Neither who decided the first time, whatever they are now, nor whose text it is.
const LOOKS = `
create function trustee_may_look(decision uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
  select exists (
    select from decisions d
    join revisions r on r.id = d.revision_id
    join posts p on p.id = r.post_id
    join personas n on n.id = p.persona_id
    join trustees_here m on m.id <> d.staff_id and m.id is distinct from n.member_id
    where d.id = decision)
$$;
create function someone_else_may_look(decision uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
  select team_may_look(decision) or trustee_may_look(decision)
$$;
create function look_is_open_to_trustees(which uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
  select exists (select from second_looks l where l.id = which
    and (not team_may_look(l.decision_id) or l.asked_at <= now() - interval '1 day'))
$$`;

const PAUSES = `
create function trustee_may_decide(which uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
  select exists (
    select from limits l
    join trustees_here m on m.id <> l.set_by and m.id is distinct from l.confirmed_by and m.id is distinct from l.member_id
    where l.id = which)
$$;
create function others_may_decide(which uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
  select team_may_decide(which) or trustee_may_decide(which)
$$;
create function appeal_is_open_to_trustees(which uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
  select exists (select from limit_appeals a where a.id = which
    and (not team_may_decide(a.limit_id) or a.asked_at <= now() - interval '1 day'))
$$`;

// Kept with the answer: who is a trustee today may be something else tomorrow.
const WHO_LOOKED = `
create function note_who_looked() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.outside := is_trustee((select staff_id from decisions where id = new.decision_id));
  return new;
end $$`;

// Each trustee hears once of each second look that is open to them, and has one unread notice at most.
const TELL = `
create function tell_trustees() returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  told int;
begin
  delete from trustee_calls c
    where not exists (select from queue_items q where q.kind = 'second_look' and q.subject = c.subject)
      and not exists (select from limit_appeals a where a.id = c.subject and a.decided_at is null);
  with waiting as (
    select m.id as member_id, s.id as subject
    from trustees_here m
    cross join queue_items q
    join second_looks s on s.id = q.subject
    join decisions d on d.id = s.decision_id and d.staff_id <> m.id
    join revisions r on r.id = d.revision_id
    join posts p on p.id = r.post_id
    join personas n on n.id = p.persona_id and n.member_id is distinct from m.id
    where q.kind = 'second_look' and look_is_open_to_trustees(s.id)
    union all
    select m.id, a.id
    from trustees_here m
    cross join limit_appeals a
    join limits l on l.id = a.limit_id and l.lifted_at is null and l.set_by <> m.id
      and l.confirmed_by is distinct from m.id and l.member_id is distinct from m.id
    where a.decided_at is null and appeal_is_open_to_trustees(a.id)),
  news as (
    insert into trustee_calls (member_id, subject) select member_id, subject from waiting
    on conflict do nothing returning member_id)
  insert into notices (id, persona_id, kind)
    select gen_random_uuid(), p.id, 'second_looks_wait'
    from (select distinct member_id from news) w
    join personas p on p.member_id = w.member_id and p.kind = 'pseudonym'
    where not exists (select from notices n where n.persona_id = p.id and n.kind = 'second_looks_wait' and not n.read);
  get diagnostics told = row_count;
  return told;
end $$`;

// A shift of somebody who cannot read what is held would be a promise to nobody.
const LEAVE = `
create function leave_the_rota() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from shifts where member_id = new.id;
  if found then
    perform record_entry('duty', null, new.id, 'shifts_dropped', null);
  end if;
  return null;
end $$`;

export const MADE = [IS_TRUSTEE, LOOKS, PAUSES, WHO_LOOKED, TELL, LEAVE];

export const TRIGGERS = [
  `create trigger note_who_looked before insert on second_look_answers for each row execute function note_who_looked()`,
  `create trigger leave_the_rota after update of role on members
    for each row when (new.role not in ('moderator', 'lead', 'admin')) execute function leave_the_rota()`,
];

// As the owner of a pause a trustee counts like a moderator: whose decisions they look at cannot silence them.
const AS_OWNER = `(select replace(role, 'trustee', 'moderator') from members`;

export const AMENDED: Amendment[] = [
  {
    name: 'refuse_decision',
    was: `role in ('moderator', 'lead', 'admin')) then`,
    is: `(role in ('moderator', 'lead', 'admin')
      or (role = 'trustee' and decision.outcome in ('publish', 'uphold')
        and exists (select from second_look_answers where decision_id = decision.id)))) then`,
  },
  {
    name: 'refuse_second_look',
    was: `  if answer.alone <> (made.staff_id = first.staff_id) then`,
    is: `  if is_trustee(made.staff_id) and (answer.alone or not look_is_open_to_trustees(look.id)) then
    raise exception using errcode = 'HS018', message = 'A trustee looks again where nobody else is, or after a day; never at their own.';
  end if;
  if answer.alone <> (made.staff_id = first.staff_id) then`,
  },
  {
    name: 'guard_limit',
    was: `coalesce(array_position(ranks, (select role from members where id = new.member_id)), 1);`,
    is: `coalesce(array_position(ranks, ${AS_OWNER} where id = new.member_id)), 1);
  looked_again boolean := tg_op = 'UPDATE' and is_trustee(acts)
    and exists (select from limit_appeals where limit_id = new.id and decision = 'lifted' and decided_by = acts);`,
  },
  {
    name: 'guard_limit',
    was: `if rank < 3 or rank <= owner or acts = new.member_id then`,
    is: `if ((rank < 3 or rank <= owner) and not looked_again) or acts = new.member_id then`,
  },
  {
    name: 'guard_limit_appeal',
    was: `coalesce(array_position(ranks, (select role from members where id = about.member_id)), 1);
  if rank < 3`,
    is: `coalesce(array_position(ranks, ${AS_OWNER} where id = about.member_id)), 1);
  new.outside := is_trustee(new.decided_by);
  if new.outside then
    if new.decided_by = about.set_by or new.decided_by is not distinct from about.confirmed_by
      or new.decided_by is not distinct from about.member_id or not appeal_is_open_to_trustees(new.id) then
      raise exception using errcode = 'HS015', message = 'A trustee looks again where nobody else is, or after a day; never at their own.';
    end if;
  elsif rank < 3`,
  },
  {
    name: 'team_may_decide',
    was: `coalesce(m.role, 'member')`,
    is: `coalesce(replace(m.role, 'trustee', 'moderator'), 'member')`,
  },
  {
    name: 'record_limit_appeal',
    was: `when new.alone then '_alone' else '' end`,
    is: `when new.alone then '_alone' when new.outside then '_outside' else '' end`,
  },
  {
    // Words that sound like danger stay with the team, whoever looks again.
    name: 'words_are_answered',
    was: `  update urgent_words set outcome`,
    is: `  if is_trustee(staff) then
    return null;
  end if;
  update urgent_words set outcome`,
  },
];
