/**
 * Who may limit whom, and lift and confirm it; nothing else of a limit ever changes. Ranks are counted from member to
 * admin; who is gone, or is not known behind a name, counts as a member.
 */
export const GUARD_LIMIT = `
create function guard_limit() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  ranks constant text[] := array['member', 'facilitator', 'moderator', 'lead', 'admin'];
  acts uuid := case when tg_op = 'INSERT' then new.set_by
    when new.lifted_by is distinct from old.lifted_by then new.lifted_by else new.confirmed_by end;
  rank int := coalesce(array_position(ranks, (select role from members where id = acts)), 0);
  owner int := coalesce(array_position(ranks, (select role from members where id = new.member_id)), 1);
begin
  if tg_op = 'UPDATE' then
    if (new.id, new.member_id, new.persona_id, new.set_by, new.kind, new.guideline, new.alone, new.starts_at, new.ends_at)
      is distinct from
      (old.id, old.member_id, old.persona_id, old.set_by, old.kind, old.guideline, old.alone, old.starts_at, old.ends_at)
      or old.lifted_at is not null
      or ((new.confirmed_by, new.confirmed_at) is distinct from (old.confirmed_by, old.confirmed_at)
        and (old.confirmed_at is not null or new.lifted_at is not null)) then
      raise exception using errcode = 'HS020', message = 'A limit is confirmed once and lifted once, and nothing else of it changes.';
    end if;
  end if;
  if rank < 3 or rank <= owner or acts = new.member_id then
    raise exception using errcode = 'HS015', message = 'Only staff of a higher rank may do this.';
  end if;
  if tg_op = 'INSERT' then
    if new.kind in ('suspension', 'ban') and rank < 4 then
      raise exception using errcode = 'HS015', message = 'This kind needs a lead.';
    end if;
    if new.persona_id is not null and not exists (
      select from personas where id = new.persona_id and member_id is not distinct from new.member_id) then
      raise exception using errcode = 'HS015', message = 'The name is not this member''s.';
    end if;
    if num_nonnulls(new.confirmed_by, new.lifted_by) > 0 then
      raise exception using errcode = 'HS020', message = 'A limit begins unconfirmed and in force.';
    end if;
    new.alone := new.kind = 'ban' and not exists (
      select from members m where m.role in ('lead', 'admin') and m.id <> new.set_by
        and m.id is distinct from new.member_id and array_position(ranks, m.role) > owner);
  elsif new.lifted_by is distinct from old.lifted_by then
    if rank < 4 and acts <> new.set_by and not exists (
      select from limit_appeals where limit_id = new.id and decision = 'lifted' and decided_by = acts) then
      raise exception using errcode = 'HS015', message = 'Who did not set it lifts it as a lead, or after a second look.';
    end if;
  elsif rank < 4 or acts = new.set_by then
    raise exception using errcode = 'HS015', message = 'A ban is confirmed by a second lead.';
  elsif old.starts_at + interval '168 hours' <= now() then
    raise exception using errcode = 'HS020', message = 'A ban that nobody confirmed in seven days has ended.';
  end if;
  return new;
end $$`;

/** Who may ask for a second look, and who may give it. */
export const GUARD_APPEAL = `
create function guard_limit_appeal() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  ranks constant text[] := array['member', 'facilitator', 'moderator', 'lead', 'admin'];
  about limits;
  rank int := coalesce(array_position(ranks, (select role from members where id = new.decided_by)), 0);
  owner int;
begin
  select * into strict about from limits where id = new.limit_id;
  if tg_op = 'INSERT' then
    if num_nonnulls(new.decision, new.answer, new.decided_by, new.decided_at) > 0 then
      raise exception using errcode = 'HS020', message = 'A second look begins undecided.';
    end if;
    if not exists (select from personas where id = new.persona_id and (id = about.persona_id or member_id = about.member_id)) then
      raise exception using errcode = 'HS015', message = 'Only who is limited asks for a second look.';
    end if;
    return new;
  end if;
  if (new.id, new.limit_id, new.persona_id, new.body, new.advised_help, new.asked_at)
    is distinct from (old.id, old.limit_id, old.persona_id, old.body, old.advised_help, old.asked_at)
    or old.decided_at is not null then
    raise exception using errcode = 'HS020', message = 'A second look is decided once.';
  end if;
  owner := coalesce(array_position(ranks, (select role from members where id = about.member_id)), 1);
  if rank < 3 or rank <= owner or new.decided_by = about.set_by or new.decided_by = about.member_id
    or (about.kind in ('suspension', 'ban') and rank < 4) then
    raise exception using errcode = 'HS015', message = 'A second look is somebody else''s, of the same rank at least.';
  end if;
  return new;
end $$`;

/** Writes into the record what is done with a limit. */
export const RECORD_LIMIT = `
create function record_limit() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    perform record_entry('limit', new.set_by, new.id, new.kind, (select reason from limit_words where limit_id = new.id));
  elsif new.lifted_at is not null then
    perform record_entry('limit', new.lifted_by, new.id, 'lifted', null);
  else
    perform record_entry('limit', new.confirmed_by, new.id, 'confirmed', null);
  end if;
  return null;
end $$`;

/** Writes into the record how a second look came out. */
export const RECORD_APPEAL = `
create function record_limit_appeal() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform record_entry('appeal', new.decided_by, new.limit_id, new.decision, new.answer);
  return null;
end $$`;
