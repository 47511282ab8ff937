import type { Part } from './027-waits.js';

// One row for each thread that was ever up; triggers keep it, so that no way to publish or take down can forget to.
// `answered_at` is when the first words of somebody else went up that are up still. The order of the lists is `later`
// (not the first thread of its author), then who has waited longest.
const TABLES = [
  `create table first_replies (
    thread_id uuid primary key references threads on delete cascade,
    board_id uuid not null references boards,
    later boolean not null,
    crisis boolean not null,
    up boolean not null default true,
    up_at minute not null,
    answered_at minute,
    told_at minute
  )`,
  `create index first_replies_waiting on first_replies (later, up_at, thread_id) where up and answered_at is null`,
  `create index first_replies_waiting_on_board on first_replies (board_id, later, up_at, thread_id)
    where up and answered_at is null`,
  `create index first_replies_by_time on first_replies (up_at)`,
  // Who is writing to whom is nobody's business once it is over.
  `create table reply_turns (
    thread_id uuid primary key references first_replies on delete cascade,
    persona_id uuid not null references personas on delete cascade,
    until minute not null
  )`,
  `create index reply_turns_of_persona on reply_turns (persona_id)`,
];

// The row is locked before anything is counted: of two changes at once the later one sees both.
export const RECKON = `
create function reckon_first_reply(which uuid) returns void language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  opener posts;
  is_up boolean;
  first_words timestamptz;
begin
  select * into opener from posts where thread_id = which and opening;
  is_up := exists (select from revisions where post_id = opener.id and state = 'published');
  insert into first_replies (thread_id, board_id, later, crisis, up_at)
    select t.id, t.board_id, exists (select from posts p where p.persona_id = opener.persona_id and p.opening
        and p.position is not null and p.id <> opener.id), crisis_by_opener(t.id),
      coalesce(opener.published_at, date_trunc('minute', now()))
    from threads t where t.id = which and is_up
    on conflict (thread_id) do nothing;
  perform from first_replies where thread_id = which for update;
  select min(coalesce(p.published_at, date_trunc('minute', now()))) into first_words from posts p
    where p.thread_id = which and p.persona_id <> opener.persona_id
      and exists (select from revisions r where r.post_id = p.id and r.state = 'published');
  is_up := exists (select from revisions where post_id = opener.id and state = 'published');
  update first_replies set up = is_up, answered_at = first_words where thread_id = which;
  if first_words is not null or not is_up then
    delete from reply_turns where thread_id = which;
  end if;
end $$`;

// Whether the person who opened a thread wrote in a crisis in it, by any text and by whoever found it.
const CRISIS = `
create function crisis_by_opener(which uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
  select exists (
    select from posts o
    join posts p on p.thread_id = o.thread_id and p.persona_id = o.persona_id
    join revisions r on r.post_id = p.id
    join verdicts v on v.revision_id = r.id
    where o.thread_id = which and o.opening and (v.tier = 'crisis'
      or exists (select from audits a where a.verdict_id = v.id and a.judgement = 'crisis')
      or exists (select from findings f where f.revision_id = r.id and f.tier = 'crisis')))
$$`;

const MARK = `
create function mark_crisis(revision uuid) returns void language sql security definer
  set search_path = public, pg_temp as $$
  update first_replies f set crisis = true from revisions r join posts p on p.id = r.post_id
  where r.id = revision and f.thread_id = p.thread_id and not f.crisis and crisis_by_opener(f.thread_id)
$$`;

// Nobody is asked to carry others who had a crisis of their own in the last seven days, who has a pause, or who is
// believed to have died. What the team found to be no crisis does not count. What ends a limit: src/limits/limit.ts.
const MAY_BE_ASKED = `
create function may_be_asked(who uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
  select not exists (select from follow_ups f where f.persona_id = who and f.since > now() - interval '7 days'
      and f.outcome is distinct from 'not_a_crisis')
    and not exists (select from urgent_words u where u.persona_id = who and u.written_at > now() - interval '7 days')
    and not exists (select from posts p join revisions r on r.post_id = p.id
      where p.persona_id = who and r.state = 'pending' and r.advised_tier = 'crisis')
    and not exists (select from resting_names z where z.persona_id = who)
    and not exists (select from limits l join personas p on p.id = l.persona_id or p.member_id = l.member_id
      where p.id = who and l.kind <> 'notice' and l.lifted_at is null
        and coalesce(case when l.kind = 'ban' and l.confirmed_at is null and not l.alone
          then l.starts_at + interval '168 hours' else l.ends_at end, 'infinity') > now())
$$`;

// Facilitators hear of it once for each thread, and have one unread notice at most, however many wait.
export const TELL = `
create function tell_of_waiting(patience interval) returns int language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  told int;
begin
  delete from reply_turns where until <= now();
  with late as (
    select f.thread_id from first_replies f
    join threads t on t.id = f.thread_id and t.state = 'open'
    join posts o on o.thread_id = f.thread_id and o.opening
    where f.up and f.answered_at is null and f.told_at is null and f.up_at <= now() - patience
      and f.up_at > now() - interval '30 days'
      and o.persona_id not in (select persona_id from resting_names)
    limit 500 for update of f skip locked)
  update first_replies f set told_at = date_trunc('minute', now()) from late where f.thread_id = late.thread_id;
  get diagnostics told = row_count;
  if told > 0 then
    insert into notices (id, persona_id, kind)
      select gen_random_uuid(), p.id, 'replies_wait' from members m
      join personas p on p.member_id = m.id and p.kind = 'pseudonym'
      where m.role = 'facilitator' and may_be_asked(p.id)
        and not exists (select from notices n where n.persona_id = p.id and n.kind = 'replies_wait' and not n.read);
  end if;
  return told;
end $$`;

function trigger(name: string, body: string): string {
  return `
create function ${name}() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  ${body}
  return null;
end $$`;
}

const TRIGGERS = [
  trigger('reckon_reply', 'perform reckon_first_reply(p.thread_id) from posts p where p.id = new.post_id;'),
  `create trigger reckon_replies after update of state on revisions for each row
    when (new.state <> old.state and (new.state = 'published'
      or (old.state = 'published' and new.state in ('removed', 'withdrawn'))))
    execute function reckon_reply()`,
  trigger('move_first_reply', 'update first_replies set board_id = new.board_id where thread_id = new.id;'),
  `create trigger move_first_replies after update of board_id on threads for each row execute function move_first_reply()`,
  trigger('mark_judged_crisis', 'perform mark_crisis(new.revision_id);'),
  `create trigger mark_crisis_verdicts after insert on verdicts for each row when (new.tier = 'crisis')
    execute function mark_judged_crisis()`,
  `create trigger mark_crisis_findings after insert on findings for each row when (new.tier = 'crisis')
    execute function mark_judged_crisis()`,
  trigger(
    'mark_audited_crisis',
    'perform mark_crisis(v.revision_id) from verdicts v where v.id = new.verdict_id;',
  ),
  `create trigger mark_crisis_audits after update of judgement on audits for each row
    when (new.judgement = 'crisis' and old.judgement is distinct from new.judgement)
    execute function mark_audited_crisis()`,
];

// What was up before this release.
const FILL = `
insert into first_replies (thread_id, board_id, later, crisis, up_at, answered_at)
select t.id, t.board_id, exists (select from posts p where p.persona_id = o.persona_id and p.opening
    and p.published_at < o.published_at), crisis_by_opener(t.id), o.published_at,
  (select min(p.published_at) from posts p where p.thread_id = t.id and p.persona_id <> o.persona_id
    and exists (select from revisions r where r.post_id = p.id and r.state = 'published'))
from threads t join posts o on o.thread_id = t.id and o.opening and o.published_at is not null
where exists (select from revisions r where r.post_id = o.id and r.state = 'published')`;

const FUNCTIONS = [
  'crisis_by_opener(uuid)',
  'mark_crisis(uuid)',
  'reckon_first_reply(uuid)',
  'may_be_asked(uuid)',
  'tell_of_waiting(interval)',
  'reckon_reply()',
  'move_first_reply()',
  'mark_judged_crisis()',
  'mark_audited_crisis()',
];

/** Threads that wait for the first words of somebody else, and who is writing to them. */
export const FIRST_REPLIES: Part = {
  up: [
    ...TABLES,
    CRISIS,
    MARK,
    RECKON,
    MAY_BE_ASKED,
    TELL,
    ...TRIGGERS,
    ...FUNCTIONS.map((name) => `revoke all on function ${name} from public`),
    FILL,
  ],
  down: [
    ...[...FUNCTIONS].reverse().map((name) => `drop function ${name} cascade`),
    `delete from notices where kind = 'replies_wait'`,
    `drop table reply_turns, first_replies`,
  ],
};
