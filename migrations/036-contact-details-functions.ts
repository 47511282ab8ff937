import { MAY_BECOME } from './007-publishing.js';
import { COUNT_MONTH, USUAL_WAIT } from './029-transparency.js';

/** What `036-contact-details.ts` makes, in this order. */
export const FUNCTIONS = [
  'lately_in_crisis(uuid)',
  'hand_details_to_team(uuid)',
  'leave_to_author(uuid)',
  'remind_authors(interval)',
  'note_choice()',
  'details_in_crisis()',
  'queue_details()',
  'guard_wish()',
  'keep_wish()',
];

// Whoever wrote in a crisis may say in the next post where they are. What the team found to be no crisis does not count.
const LATELY = `
create function lately_in_crisis(who uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
  select exists (select from follow_ups f where f.persona_id = who and f.since > now() - interval '72 hours'
      and f.outcome is distinct from 'not_a_crisis')
    or exists (select from urgent_words u where u.persona_id = who and u.written_at > now() - interval '72 hours'
      and u.danger <> 'unjudged')
    or exists (select from posts p join revisions r on r.post_id = p.id
      where p.persona_id = who and r.state = 'pending' and r.advised_tier = 'crisis')
$$`;

const HAND = `
create function hand_details_to_team(who uuid) returns void language sql set search_path = public, pg_temp as $$
  with theirs as (
    select r.id from posts p join revisions r on r.post_id = p.id
    where p.persona_id = who and r.state = 'with_author' order by r.id for update of r
  ), handed as (
    update revisions r set state = 'held' from theirs where r.id = theirs.id returning r.post_id
  )
  insert into notices (id, persona_id, kind, post_id) select gen_random_uuid(), who, 'held', post_id from handed
$$`;

// Beside clear_revision: the verdict says that details alone stand in the way. Of a crisis and details that are judged at
// once by two workers, the later one sees the earlier: hence the lock of its own, taken last. False once the team has it.
const LEAVE = `
create function leave_to_author(verdict uuid) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  given verdicts;
  revision revisions;
  writer uuid;
begin
  select * into strict given from verdicts where id = verdict;
  perform lock_post((select post_id from revisions where id = given.revision_id));
  select * into strict revision from revisions where id = given.revision_id for update;
  if given.outcome <> 'ask' then
    raise exception using errcode = 'HS009', message = 'The verdict does not leave this text to its author.';
  end if;
  if given.digest <> text_digest(revision.title, revision.body, revision.html) then
    raise exception using errcode = 'HS004', message = 'The verdict was given for another text.';
  end if;
  if revision.state <> 'pending' then
    return revision.state = 'with_author';
  end if;
  insert into author_choices (revision_id) values (revision.id);
  update revisions set state = 'with_author' where id = revision.id;
  select persona_id into strict writer from posts where id = revision.post_id;
  perform pg_advisory_xact_lock(hashtextextended('details ' || writer, 0));
  if not lately_in_crisis(writer) then
    return true;
  end if;
  perform hand_details_to_team(writer);
  return false;
end $$`;

// Once for each text.
const REMIND = `
create function remind_authors(patience interval) returns int language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  told int;
begin
  with late as (
    select revision_id from author_choices
    where over_at is null and reminded_at is null and left_at <= now() - patience
    order by left_at limit 500 for update skip locked
  ), reminded as (
    update author_choices c set reminded_at = date_trunc('minute', now()) from late
    where c.revision_id = late.revision_id returning c.revision_id
  )
  insert into notices (id, persona_id, kind, post_id)
    select gen_random_uuid(), p.persona_id, 'details_wait', p.id
    from reminded d join revisions r on r.id = d.revision_id join posts p on p.id = r.post_id;
  get diagnostics told = row_count;
  return told;
end $$`;

const NOTE = `
create function note_choice() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update author_choices set over_at = date_trunc('minute', now()), asked = new.state = 'held' where revision_id = new.id;
  return null;
end $$`;

// What waited with its author before they were in a crisis may say where they are: the team sees it from then on.
const IN_CRISIS = `
create function details_in_crisis() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('details ' || new.persona_id, 0));
  if lately_in_crisis(new.persona_id) then
    perform hand_details_to_team(new.persona_id);
  end if;
  return null;
end $$`;

// The wait for its author is none for the team. Details of somebody in a crisis come right after what is a crisis itself.
const QUEUE = `
create function queue_details() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.since := coalesce((select over_at from author_choices where revision_id = new.revision_id and asked), new.since);
  if exists (select from revisions r join posts p on p.id = r.post_id cross join lateral latest_verdict(r.id) v
      where r.id = new.revision_id and 'contact_details' = any (v.categories) and lately_in_crisis(p.persona_id)) then
    new.urgency := least(new.urgency, 3);
  end if;
  return new;
end $$`;

const GUARD_WISH = `
create function guard_wish() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if not exists (select from revisions r cross join lateral (select categories from verdicts v where v.revision_id = r.id
        order by v.given_at desc limit 1) v
      where r.id = new.revision_id and r.state = 'held' and 'contact_details' = any (v.categories)) then
    raise exception using errcode = 'HS036', message = 'There is nothing of this text to be wished away.';
  end if;
  return new;
end $$`;

// A mask puts up a revision of its own; whole, the text goes up only once its author takes the wish back.
const KEEP_WISH = `
create function keep_wish() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from detail_wishes where revision_id = new.id) then
    raise exception using errcode = 'HS036', message = 'Its author asked that details be hidden.';
  end if;
  return new;
end $$`;

export const MINE = [LATELY, HAND, LEAVE, REMIND, NOTE, IN_CRISIS, QUEUE, GUARD_WISH, KEEP_WISH];

export const TRIGGERS = [
  `create trigger note_choices after update of state on revisions
   for each row when (old.state = 'with_author' and new.state <> 'with_author') execute function note_choice()`,
  `create trigger details_in_crisis after insert or update of revision_id on follow_ups
   for each row when (new.persona_id is not null) execute function details_in_crisis()`,
  `create trigger details_in_danger after insert or update of danger on urgent_words
   for each row when (new.danger <> 'unjudged') execute function details_in_crisis()`,
  `create trigger queue_details before insert on queue_items
   for each row when (new.kind = 'held') execute function queue_details()`,
  `create trigger guard_wishes before insert on detail_wishes for each row execute function guard_wish()`,
  `create trigger keep_wishes before update of state on revisions
   for each row when (old.state <> 'published' and new.state = 'published') execute function keep_wish()`,
];

/** Functions of before, each with what it was and what it is now. */
export const CHANGED = [
  change(MAY_BECOME, [
    [
      `when 'pending' then after in ('published', 'held', `,
      `when 'pending' then after in ('published', 'held', 'with_author', `,
    ],
    [
      `    when 'held' then`,
      `    when 'with_author' then after in ('held', 'withdrawn', 'superseded')
    when 'held' then`,
    ],
  ]),
  // What its author settled was never held; what they asked the team about was, from then on.
  change(COUNT_MONTH, [
    [
      `from verdicts v where v.given_at >= begins and v.given_at < ends
    union all`,
      `from verdicts v where v.given_at >= begins and v.given_at < ends and v.outcome <> 'ask'
    union all
    select 'texts_held' from author_choices c where c.asked and c.over_at >= begins and c.over_at < ends
    union all`,
    ],
  ]),
  change(USUAL_WAIT, [
    [
      `d.decided_at - r.written_at as wait`,
      `d.decided_at - coalesce((select c.over_at from author_choices c where c.revision_id = r.id and c.asked), r.written_at) as wait`,
    ],
  ]),
];

// A change that finds nothing to change would be passed over in silence.
function change(sql: string, parts: [string, string][]): { before: string; after: string } {
  const before = sql.replace('create function', 'create or replace function');
  const after = parts.reduce((text, [was, is]) => {
    if (text.split(was).length !== 2) throw new Error(`Not found once: ${was}`);
    return text.replace(was, () => is);
  }, before);
  return { before, after };
}
