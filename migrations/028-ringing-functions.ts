/** What `028-ringing.ts` makes or makes anew, in this order. */
export const FUNCTIONS = ['ring(text, uuid, text, timestamptz)', 'alerts_become_ringing()', 'note_taking()'];

// The gravest that was ever said of a thing stays. What rings already and is no graver joins its own next call, and is
// told as often again.
const RING = `
create function ring(what text, which uuid, how text, due timestamptz) returns void language plpgsql set search_path = public, pg_temp as $$
declare
  gravest_first constant text[] := '{escalated,under_way,crisis,unread}';
begin
  insert into ringing as known (kind, subject, manner, rings_at) values (what, which, how, due)
  on conflict (kind, subject) do update set tries = case when known.rings_at is null then 0 else least(known.tries, 1) end,
    manner = gravest_first[least(array_position(gravest_first, known.manner), array_position(gravest_first, how))],
    told = known.told and known.rings_at is not null
      and array_position(gravest_first, known.manner) <= array_position(gravest_first, how),
    rings_at = case when known.rings_at is not null
      and array_position(gravest_first, known.manner) <= array_position(gravest_first, how) then known.rings_at else due end;
end $$`;

// What the web's advice took for a crisis does not wait until the screen can read it.
const RAISE_ALERT = `
create or replace function raise_alert() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  given verdicts;
begin
  select * into given from verdicts where revision_id = new.id order by given_at desc limit 1;
  if given.tier = 'crisis' then
    perform ring('held', new.id, case given.about when 'under_way' then 'under_way' else 'crisis' end, now());
  elsif given.why in ('unscreened', 'language') then
    perform ring('held', new.id, 'unread',
      now() + case new.advised_tier when 'crisis' then interval '0' else interval '10 minutes' end);
  end if;
  return null;
end $$`;

const RING_ON_CALL = `
create or replace function ring_on_call(which uuid) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  perform ring('held', which, case
    when exists (select from escalations where revision_id = which and acknowledged_at is null) then 'escalated'
    when exists (select from review_messages where revision_id = which and danger = 'under_way') then 'under_way'
    else 'crisis' end, now());
end $$`;

const RING_FOR_WORDS = `
create or replace function ring_for_words() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform ring('words', new.id,
    case new.danger when 'unjudged' then 'unread' when 'under_way' then 'under_way' else 'crisis' end,
    now() + case new.danger when 'unjudged' then interval '10 minutes' else interval '0' end);
  return null;
end $$`;

// An alert of a text that is to be sent, as the program before this one writes it: the text rings, and nothing else.
const BECOME = `
create function alerts_become_ringing() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform ring(case when new.revision_id is null then 'words' else 'held' end, coalesce(new.revision_id, new.words_id),
    'crisis', new.due_at);
  return null;
end $$`;

const TAKEN = `
create function note_taking() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update ringing set taken_at = now() where kind = 'held' and subject = new.revision_id;
  return null;
end $$`;

export const RINGING = [RING, RAISE_ALERT, RING_ON_CALL, RING_FOR_WORDS, BECOME, TAKEN];

// A claim that is only renewed is no new sign that somebody is awake.
export const TRIGGERS = [
  `create trigger alerts_ring before insert on alerts for each row
   when (new.outcome is null and num_nonnulls(new.revision_id, new.words_id) > 0) execute function alerts_become_ringing()`,
  `create trigger note_new_claim after insert on claims for each row execute function note_taking()`,
  `create trigger note_other_claim after update on claims for each row
   when (new.staff_id <> old.staff_id or old.until <= now()) execute function note_taking()`,
  `create trigger note_acknowledgement after update of acknowledged_at on escalations for each row
   execute function note_taking()`,
];
