/** What `027-urgent-words.ts` makes, in this order. */
export const FUNCTIONS = [
  'guard_urgent_words()',
  'queue_words(uuid)',
  'queue_changed_words()',
  'words_are_answered()',
  'ring_for_words()',
  'forget_words()',
];

export const GUARD = `
create function guard_urgent_words() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.answered_at is not null then
      raise exception using errcode = 'HS020', message = 'It begins with waiting.';
    end if;
    return new;
  end if;
  if old.answered_at is not null and
    (new.source, new.subject, new.persona_id, new.danger, new.passages, new.outcome, new.answer, new.answered_by, new.answered_at)
    is distinct from
    (old.source, old.subject, old.persona_id, old.danger, old.passages, old.outcome, old.answer, old.answered_by, old.answered_at) then
    raise exception using errcode = 'HS020', message = 'What was answered stays so.';
  end if;
  if old.answered_at is null and new.answered_at is not null then
    if not exists (select from members where id = new.answered_by and role in ('moderator', 'lead', 'admin')) then
      raise exception using errcode = 'HS007', message = 'Only staff answer.';
    end if;
    if exists (select from personas n where n.member_id = new.answered_by and n.id in (new.persona_id,
        (select p.persona_id from revisions r join posts p on p.id = r.post_id where r.id = new.revision_id))) then
      raise exception using errcode = 'HS006', message = 'Nobody answers their own words, or what was said of theirs.';
    end if;
  end if;
  return new;
end $$`;

// No board and no text stand in the row: what reads the queue without knowing this kind passes over it.
export const QUEUE = `
create function queue_words(which uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from queue_items where kind = 'words' and subject = which;
  insert into queue_items (kind, subject, tier, about, urgency, since)
  select 'words', id, case danger when 'unjudged' then 'none' else 'crisis' end, nullif(danger, 'unjudged'),
    case danger when 'under_way' then 1 else 2 end, written_at
  from urgent_words where id = which and answered_at is null
  on conflict (kind, subject) do nothing;
end $$`;

export const QUEUE_CHANGED = `
create function queue_changed_words() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform queue_words(coalesce(new.id, old.id));
  return null;
end $$`;

// Where somebody answered these very words by their own form, nobody has to say so again.
export const ANSWERED = `
create function words_are_answered() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  now_answered jsonb := to_jsonb(new);
  about uuid := (now_answered ->> tg_argv[1])::uuid;
  staff uuid := (now_answered ->> tg_argv[2])::uuid;
begin
  if tg_argv[0] = 'report' and not exists (select from report_answers
      where id = (now_answered ->> 'answer_id')::uuid and words is not null) then
    return null;
  end if;
  if tg_argv[0] = 'second_look' then
    staff := (select staff_id from decisions where id = (now_answered ->> 'decision_id')::uuid);
  end if;
  update urgent_words set outcome = 'answered', answered_by = staff, answered_at = date_trunc('minute', now())
  where source = tg_argv[0] and subject = about and answered_at is null;
  return null;
end $$`;

// A note or an appeal that is erased leaves nobody in the queue whose words nobody can find.
export const FORGET = `
create function forget_words() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from urgent_words where source = tg_argv[0] and subject = old.id;
  return null;
end $$`;

export const TRIGGERS = [
  `create trigger guard_urgent_words before insert or update on urgent_words
   for each row execute function guard_urgent_words()`,
  `create trigger queue_urgent_words after insert or update or delete on urgent_words
   for each row execute function queue_changed_words()`,
  `create trigger forget_words_of_notes after delete on limit_notes for each row execute function forget_words('note')`,
  `create trigger forget_words_of_appeals after delete on limit_appeals for each row execute function forget_words('appeal')`,
  answered(
    'limit_notes',
    'update',
    'note',
    'id',
    'read_by',
    'old.read_at is null and new.read_at is not null',
  ),
  answered(
    'limit_appeals',
    'update',
    'appeal',
    'id',
    'decided_by',
    'old.decided_at is null and new.decided_at is not null',
  ),
  answered('second_look_answers', 'insert', 'second_look', 'second_look_id', '', 'true'),
  answered(
    'reports',
    'update',
    'report',
    'id',
    'answered_by',
    `old.state = 'open' and new.state = 'answered'`,
  ),
];

function answered(
  table: string,
  event: string,
  source: string,
  id: string,
  by: string,
  when: string,
): string {
  return `create trigger answer_words_of_${table} after ${event} on ${table}
    for each row when (${when}) execute function words_are_answered('${source}', '${id}', '${by}')`;
}
