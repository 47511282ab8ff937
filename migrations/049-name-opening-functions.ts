/** What `049-name-openings.ts` makes, in this order. */
export const FUNCTIONS = [
  'opening_waits(name_openings)',
  'leads_here(uuid)',
  'may_second_opening(uuid, uuid)',
  'opening_has_others(uuid)',
  'opening_stage(name_openings)',
  'guard_name_opening()',
  'record_name_opening()',
  'tell_of_opening(uuid)',
  'forget_opening_words(int)',
];

const WAITS = `
create function opening_waits(o name_openings) returns boolean language sql stable set search_path = public, pg_temp as $$
  select o.opened_at is null and o.closed_at is null and o.asked_at > now() - interval '168 hours'
$$`;

const LEADS = `
create function leads_here(who uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from staff_here where id = who and role in ('lead', 'admin'))
$$`;

// Somebody else who leads; a trustee where nobody else leads, or three days have passed. Who asked, when there is neither, after the same days.
const SECOND = `
create function may_second_opening(which uuid, who uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from name_openings o
    cross join lateral (select
      o.asked_at <= now() - interval '72 hours' as rested,
      exists (select from staff_here s where s.role in ('lead', 'admin') and s.id <> o.asked_by) as lead_else,
      exists (select from trustees_here) as trustee_else) is_there
    where o.id = which and opening_waits(o) and leads_here(o.asked_by)
      and case
        when who = o.asked_by then rested and not lead_else and not trustee_else
        when leads_here(who) then true
        else exists (select from trustees_here t where t.id = who) and (rested or not lead_else)
      end)
$$`;

const OTHERS = `
create function opening_has_others(who uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from staff_here where role in ('lead', 'admin') and id <> who) or exists (select from trustees_here where id <> who)
$$`;

const STAGE = `
create function opening_stage(o name_openings) returns text language sql stable set search_path = public, pg_temp as $$
  select case
    when o.opened_at is not null then case when o.opened_at > now() - interval '24 hours' then 'open' else 'over' end
    when o.closed_at is not null then case when o.closed_by = o.asked_by then 'withdrawn' else 'refused' end
    when opening_waits(o) then 'waits' else 'lapsed' end
$$`;

const GUARD = `
create function guard_name_opening() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if num_nonnulls(new.opened_by, new.opened_at, new.closed_by, new.closed_at, new.told_at) > 0
      or new.asked_at <> date_trunc('minute', now()) then
      raise exception using errcode = 'HS020', message = 'It begins with being asked for, now.';
    end if;
    if not leads_here(new.asked_by) then
      raise exception using errcode = 'HS049', message = 'Who leads asks for it.';
    end if;
    if not exists (select from personas where id = new.persona_id and kind = 'one_time') then
      raise exception using errcode = 'HS049', message = 'Only a one-time name has a link to open.';
    end if;
    perform pg_advisory_xact_lock(hashtextextended(new.persona_id::text, 49));
    if exists (select from name_openings o where o.persona_id = new.persona_id and opening_stage(o) in ('waits', 'open')) then
      raise exception using errcode = 'HS020', message = 'Somebody has asked for it already.';
    end if;
    return new;
  end if;
  if (new.id, new.persona_id, new.ground, new.asked_by, new.asked_at, new.tell_on)
    is distinct from (old.id, old.persona_id, old.ground, old.asked_by, old.asked_at, old.tell_on)
    or old.told_at is not null then
    raise exception using errcode = 'HS020', message = 'What was asked for stays so.';
  end if;
  if old.opened_at is not null then
    if new.told_at is null or (new.opened_by, new.opened_at, new.closed_by, new.closed_at)
      is distinct from (old.opened_by, old.opened_at, old.closed_by, old.closed_at) then
      raise exception using errcode = 'HS020', message = 'What was opened stays so.';
    end if;
    return new;
  end if;
  if new.told_at is not null or not opening_waits(old) then
    raise exception using errcode = 'HS020', message = 'It waits no more.';
  end if;
  if new.opened_by is not null then
    if new.closed_by is not null or not may_second_opening(old.id, new.opened_by) then
      raise exception using errcode = 'HS049', message = 'It takes a second person; alone, three days.';
    end if;
    new.opened_at := date_trunc('minute', now());
  elsif new.closed_by is not null then
    if new.closed_by <> old.asked_by and not leads_here(new.closed_by) and not may_second_opening(old.id, new.closed_by) then
      raise exception using errcode = 'HS049', message = 'Who asked, or could open it, closes it.';
    end if;
    new.closed_at := date_trunc('minute', now());
  end if;
  return new;
end $$`;

// No words: what is erased with the person stands elsewhere, and nobody reads here which name it was.
const RECORD = `
create function record_name_opening() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    perform record_entry('name_opening', new.asked_by, new.id, 'asked_' || new.ground, null);
  elsif new.told_at is not null then
    perform record_entry('name_opening', null, new.id, 'told', null);
  elsif new.opened_by is not null then
    perform record_entry('name_opening', new.opened_by, new.id, case when new.opened_by = new.asked_by then 'opened_alone' else 'opened' end, null);
  elsif new.closed_by is not null then
    perform record_entry('name_opening', new.closed_by, new.id, case when new.closed_by = new.asked_by then 'withdrawn' else 'refused' end, null);
  end if;
  return null;
end $$`;

// One at a time, so that no transaction tells two names at once. A name that was erased meanwhile has nobody left to tell.
const TELL = `
create function tell_of_opening(which uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  with due as (
    select o.id from name_openings o
    where o.opened_at is not null and o.told_at is null and (o.tell_on is null or o.tell_on <= (now() at time zone 'UTC')::date)
      and o.id = coalesce(which, o.id) and exists (select from personas n where n.id = o.persona_id)
    order by random() limit 1 for update skip locked),
  told as (
    update name_openings o set told_at = date_trunc('minute', now()) from due where o.id = due.id returning o.id, o.persona_id)
  insert into notices (id, persona_id, kind, name_opening_id)
  select gen_random_uuid(), persona_id, 'name_opened', id from told;
end $$`;

// As long as the words beside the record, and never sooner.
const FORGET = `
create function forget_opening_words(days int) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform keeps_enough(days, 90);
  delete from name_opening_words w using name_openings o
  where o.id = w.opening_id and o.asked_at < now() - make_interval(days => days);
end $$`;

export const MADE = [WAITS, LEADS, SECOND, OTHERS, STAGE, GUARD, RECORD, TELL, FORGET];

export const TRIGGERS = [
  `create trigger guard_name_openings before insert or update on name_openings
   for each row execute function guard_name_opening()`,
  `create trigger record_name_openings after insert or update on name_openings
   for each row execute function record_name_opening()`,
];
