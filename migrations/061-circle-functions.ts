const REFUSE = `raise exception using errcode = 'HS153', message = 'This is not theirs to do, or not now.';`;

const NAME_OF = `(select id from personas where member_id = who and kind = 'pseudonym')`;

// The parts from the first that has not begun: their beginnings, and the end of the last. What runs ends where they begin.
export const CHANGE_TIMES = `
create function change_circle_times(which uuid, who uuid, first_part int, edges timestamptz[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from circles where thread_id = which for update;
  if circle_led_by(which) is distinct from ${NAME_OF}
    or not exists (select from threads where id = which and state = 'open')
    or first_part not between 1 and 4 or cardinality(edges) <> 6 - first_part
    or edges[1] <= now() - interval '1 hour'
    or exists (select from circle_phases where thread_id = which and (
      place >= first_part and begins_at <= now()
      or place < first_part and begins_at > now()
      or place = first_part - 1 and begins_at >= edges[1])) then
    ${REFUSE}
  end if;
  update circle_phases set begins_at = edges[place - first_part + 1], ends_at = edges[place - first_part + 2]
    where thread_id = which and place >= first_part;
  update circle_phases set ends_at = edges[1] where thread_id = which and place = first_part - 1;
  update circles set retimed = true where thread_id = which;
end $$`;

// One part of one circle at a time: a person has one name in it, so that nothing here is about two. Whoever wrote in it is
// told, in an order of chance; of a circle there is one notice at most. What is over by then is not told any more.
export const TELL_PART = `
create function tell_circle_part() returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  due record;
begin
  perform pg_advisory_xact_lock(hashtextextended('circle parts', 0));
  update circle_phases set told = true where not told and ends_at <= now();
  select f.thread_id, f.place, t.board_id, o.id as post_id into due
    from circle_phases f join threads t on t.id = f.thread_id
    join posts o on o.thread_id = t.id and o.opening and o.position is not null
    where not f.told and f.begins_at <= now() order by f.begins_at, f.thread_id limit 1;
  if not found then
    return false;
  end if;
  update circle_phases set told = true where thread_id = due.thread_id and place = due.place;
  delete from notices where kind = 'circle_part' and post_id = due.post_id;
  insert into notices (id, persona_id, kind, post_id)
    select gen_random_uuid(), n.id, 'circle_part', due.post_id from personas n
    where n.kind in ('pseudonym', 'one_time') and reads_board(due.board_id, array[n.id])
      and exists (select from posts p join revisions r on r.post_id = p.id and r.state = 'published'
        where p.thread_id = due.thread_id and p.persona_id = n.id)
      and not exists (select from resting_names z where z.persona_id = n.id)
      and not exists (select from left_threads l where l.thread_id = due.thread_id and l.persona_id = n.id)
      and not exists (select from circle_silences s where s.thread_id = due.thread_id and s.persona_id = n.id)
    order by random();
  return true;
end $$`;

export const FORGET_PART = `
create function forget_circle_part() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from notices n using posts p
    where p.id = n.post_id and p.thread_id = new.thread_id and n.persona_id = new.persona_id and n.kind = 'circle_part';
  return null;
end $$`;

// Whoever wants to hear nothing of its parts has written in it, or there is nothing to hear.
export const GUARD_SILENCE = `
create function guard_circle_silence() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from posts where thread_id = new.thread_id and persona_id = new.persona_id) then
    ${REFUSE}
  end if;
  return new;
end $$`;

export const TRIGGERS = [
  `create trigger guard_circle_silence before insert or update on circle_silences
    for each row execute function guard_circle_silence()`,
  `create trigger silence_forgets_part after insert on circle_silences for each row execute function forget_circle_part()`,
  `create trigger leaving_forgets_part after insert on left_threads for each row execute function forget_circle_part()`,
];

/** As they are called, in the order in which they are made. */
export const FUNCTIONS = [
  'change_circle_times(uuid, uuid, int, timestamptz[])',
  'tell_circle_part()',
  'forget_circle_part()',
  'guard_circle_silence()',
];
