import {
  ANSWERED,
  FORGET,
  FUNCTIONS,
  GUARD,
  QUEUE,
  QUEUE_CHANGED,
  TRIGGERS,
} from './027-urgent-words-functions.js';
import type { Part } from './027-waits.js';

// What a member wrote to the team and what the screen heard danger in, or could not judge. The words stay where they
// are; one row for each thing that was written about, however often. Erasing the person takes it along.
const TABLE = `
create table urgent_words (
  id uuid primary key default gen_random_uuid(),
  source text not null check (source in ('note', 'appeal', 'misread', 'second_look', 'report', 'answer')),
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

// Danger rings at once, also the second time; what could not be judged when nobody has looked for some minutes.
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
    FORGET,
    ...TRIGGERS,
    HELD_BEFORE,
    ...ALERTS,
    RING,
    `create trigger ring_for_words after insert or update of passages on urgent_words
     for each row execute function ring_for_words()`,
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
