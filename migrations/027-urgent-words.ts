import type { Part } from './027-waits.js';

const FUNCTIONS = [
  'guard_urgent_words()',
  'queue_words(uuid)',
  'queue_changed_words()',
  'words_are_answered()',
  'ring_for_words()',
];

// What a member wrote to the team and what the screen heard danger in, or could not judge. The words stay where they
// are; one row for each thing that was written about, however often. Erasing the person takes it along.
const TABLE = `
create table urgent_words (
  id uuid primary key default gen_random_uuid(),
  source text not null check (source in ('note', 'appeal', 'misread', 'second_look', 'report')),
  subject uuid not null,
  persona_id uuid not null references personas on delete cascade,
  revision_id uuid references revisions on delete set null,
  danger text not null check (danger in ('under_way', 'me', 'someone_else', 'harm_to_others', 'unclear', 'unjudged')),
  passages int not null default 1,
  written_at minute not null default date_trunc('minute', now()),
  outcome text check (outcome in ('answered', 'elsewhere', 'read')),
  answer text check (char_length(answer) between 1 and 5000),
  answered_by uuid,
  answered_at minute,
  check (num_nonnulls(outcome, answered_by, answered_at) in (0, 3)),
  check (answer is null or outcome = 'answered')
)`;

const INDEXES = [
  `create unique index one_urgent on urgent_words (source, subject) where answered_at is null`,
  `create index urgent_words_of_persona on urgent_words (persona_id)`,
  `create index urgent_words_of_revision on urgent_words (revision_id) where revision_id is not null`,
];

const GUARD = `
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
const QUEUE = `
create function queue_words(which uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from queue_items where kind = 'words' and subject = which;
  insert into queue_items (kind, subject, tier, about, urgency, since)
  select 'words', id, case danger when 'unjudged' then 'none' else 'crisis' end, nullif(danger, 'unjudged'),
    case danger when 'under_way' then 1 else 2 end, written_at
  from urgent_words where id = which and answered_at is null
  on conflict (kind, subject) do nothing;
end $$`;

const QUEUE_CHANGED = `
create function queue_changed_words() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform queue_words(coalesce(new.id, old.id));
  return null;
end $$`;

// Where somebody answered these very words by their own form, nobody has to say so again.
const ANSWERED = `
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

// Danger rings at once; what could not be judged when nobody has looked for some minutes.
export const RING = `
create function ring_for_words() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from duty_settings for share;
  insert into alerts (words_id, contact_id, due_at)
    select new.id, id, now() + case new.danger when 'unjudged' then interval '10 minutes' else interval '0' end
    from on_call_contacts where not removed order by place limit 1
    on conflict do nothing;
  return null;
end $$`;

const HELD_BEFORE = `
insert into urgent_words (source, subject, persona_id, danger, written_at)
select source, subject, persona_id,
  case when help in ('under_way', 'me', 'someone_else', 'harm_to_others') then help else 'unclear' end, written_at
from (select 'note' as source, id as subject, persona_id, advised_help as help, written_at from limit_notes where read_at is null
  union all
  select 'appeal', a.id, a.persona_id, a.advised_help, a.asked_at from limit_appeals a
  join limits l on l.id = a.limit_id and l.lifted_at is null where a.decided_at is null) waiting
where help <> 'concern'`;

const TRIGGERS = [
  `create trigger guard_urgent_words before insert or update on urgent_words
   for each row execute function guard_urgent_words()`,
  `create trigger queue_urgent_words after insert or update or delete on urgent_words
   for each row execute function queue_changed_words()`,
  answered('limit_notes', 'update', 'note', 'id', 'read_by', 'old.read_at is null and new.read_at is not null'),
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

function answered(table: string, event: string, source: string, id: string, by: string, when: string): string {
  return `create trigger answer_words_of_${table} after ${event} on ${table}
    for each row when (${when}) execute function words_are_answered('${source}', '${id}', '${by}')`;
}

const ALERTS = [
  `alter table alerts add column words_id uuid references urgent_words on delete cascade,
   add check (revision_id is null or words_id is null)`,
  `create unique index one_alert_of_words_waits on alerts (words_id) where outcome is null`,
  `create index alerts_of_words on alerts (words_id) where words_id is not null`,
  `drop index one_trial_waits`,
  `create unique index one_trial_waits on alerts (contact_id)
   where outcome is null and revision_id is null and words_id is null`,
];

/** Words to the team that sound like danger. */
export const URGENT_WORDS: Part = {
  up: [
    TABLE,
    ...INDEXES,
    `alter table queue_items alter column revision_id drop not null, alter column board_id drop not null,
       drop constraint queue_items_kind_check,
       add constraint queue_items_kind_check check (kind in ('held', 'glance', 'report', 'second_look', 'audit', 'words')),
       add constraint queue_items_text_check check (num_nonnulls(revision_id, board_id) = case kind when 'words' then 0 else 2 end)`,
    GUARD,
    QUEUE,
    QUEUE_CHANGED,
    ANSWERED,
    ...TRIGGERS,
    HELD_BEFORE,
    ...ALERTS,
    RING,
    `create trigger ring_for_words after insert on urgent_words for each row execute function ring_for_words()`,
    ...FUNCTIONS.map((name) => `revoke all on function ${name} from public`),
    `alter table notices add column urgent_words_id uuid references urgent_words on delete cascade`,
    `create index notices_of_urgent_words on notices (urgent_words_id) where urgent_words_id is not null`,
  ],
  down: [
    `delete from notices where urgent_words_id is not null`,
    `alter table notices drop column urgent_words_id`,
    `delete from alerts where words_id is not null`,
    `drop index one_trial_waits`,
    `alter table alerts drop column words_id`,
    `create unique index one_trial_waits on alerts (contact_id) where outcome is null and revision_id is null`,
    ...[...FUNCTIONS].reverse().map((name) => `drop function ${name} cascade`),
    `delete from queue_items where kind = 'words'`,
    `drop table urgent_words`,
    `alter table queue_items drop constraint queue_items_text_check, drop constraint queue_items_kind_check,
       add constraint queue_items_kind_check check (kind in ('held', 'glance', 'report', 'second_look', 'audit')),
       alter column revision_id set not null, alter column board_id set not null`,
  ],
};
