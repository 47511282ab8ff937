import { APPLY, GUARD } from './007-publishing.js';

/** What `018-second-looks.ts` makes, in this order. */
export const FUNCTIONS = [
  'state_after(text)',
  'someone_else_may_look(uuid)',
  'guard_second_look()',
  'guard_misread_note()',
  'is_overturned(uuid, text, text)',
  'refuse_second_look(decisions, revisions, second_look_answers)',
];

export const STATE_AFTER = `
create function state_after(outcome text) returns text language sql immutable as $$
  select case outcome when 'publish' then 'published' when 'return' then 'returned' when 'keep' then 'kept'
    when 'decline' then 'declined' when 'remove' then 'removed' end
$$`;

// The decision that made a text what it is now. One that was overturned stands no more, even where a later one like it
// does; one that was upheld still stands, and the row that upholds it changed nothing.
export const STANDING = `
create view standing_decisions with (security_invoker = true) as
  select d.id, d.revision_id, d.staff_id, d.outcome, d.guideline, d.digest, d.decided_at
  from decisions d
  join revisions r on r.id = d.revision_id and r.state = state_after(d.outcome)
  where not exists (
    select from second_looks l
    join second_look_answers a on a.second_look_id = l.id
    join decisions o on o.id = a.decision_id and o.outcome = 'publish'
    where l.decision_id = d.id)`;

// Whether anybody is there who neither decided nor wrote the text.
export const SOMEONE_ELSE = `
create function someone_else_may_look(decision uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
  select exists (
    select from decisions d
    join revisions r on r.id = d.revision_id
    join posts p on p.id = r.post_id
    join personas n on n.id = p.persona_id
    join members m on m.role in ('moderator', 'lead', 'admin') and m.id <> d.staff_id and m.id is distinct from n.member_id
    where d.id = decision)
$$`;

export const GUARD_LOOK = `
create function guard_second_look() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if not exists (select from standing_decisions where id = new.decision_id and outcome <> 'publish') then
    raise exception using errcode = 'HS018', message = 'A second look is taken at a decision that stands, and that did not put the text up.';
  end if;
  return new;
end $$`;

export const GUARD_NOTE = `
create function guard_misread_note() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if not exists (select from revisions where id = new.revision_id and state = 'held') then
    raise exception using errcode = 'HS018', message = 'A note goes with a text that is held.';
  end if;
  return new;
end $$`;

export const REFUSE = `
create function refuse_second_look(made decisions, revision revisions, answer second_look_answers) returns void
  language plpgsql stable set search_path = public, pg_temp as $$
declare
  look second_looks;
  first decisions;
begin
  select * into strict look from second_looks where id = answer.second_look_id;
  select * into strict first from decisions where id = look.decision_id;
  if first.revision_id <> revision.id or revision.state <> state_after(first.outcome)
    or made.outcome not in ('publish', 'uphold') then
    raise exception using errcode = 'HS001',
      message = format('A text that is %s takes no second look to %s.', revision.state, made.outcome);
  end if;
  if answer.alone <> (made.staff_id = first.staff_id) then
    raise exception using errcode = 'HS018', message = 'A second look of one''s own decision is marked as such.';
  end if;
  if answer.alone and (someone_else_may_look(first.id) or look.asked_at > now() - interval '1 day') then
    raise exception using errcode = 'HS018', message = 'A second look is somebody else''s; where nobody is, it waits for a day.';
  end if;
end $$`;

// Whether a text that was decided against may go up: an answer to a second look at that decision puts it up.
export const OVERTURNS = `
create function is_overturned(revision uuid, before text, after text) returns boolean language sql stable
  set search_path = public, pg_temp as $$
  select after = 'published' and exists (
    select from decisions d
    join second_looks l on l.decision_id = d.id
    join second_look_answers a on a.second_look_id = l.id
    join decisions o on o.id = a.decision_id and o.outcome = 'publish' and o.revision_id = d.revision_id
    where d.revision_id = revision and state_after(d.outcome) = before)
$$`;

const CANNOT_BECOME = `raise exception using errcode = 'HS001', message = format('A revision that is %s cannot become %s.', old.state, new.state);`;

// As in 007, and one way more; it is open to the functions of the owner alone, and the other roles may not even ask.
export const GUARD_WITH_LOOKS = again(GUARD).replace(
  CANNOT_BECOME,
  `if current_user <> owner then
      ${CANNOT_BECOME}
    end if;
    if not is_overturned(new.id, old.state, new.state) then
      ${CANNOT_BECOME}
    end if;`,
);

export const APPLY_WITH_LOOKS = `
create or replace function apply_decision(decision uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  made decisions;
  revision revisions;
  answer second_look_answers;
begin
  select * into strict made from decisions where id = decision;
  perform lock_post((select post_id from revisions where id = made.revision_id));
  select * into strict revision from revisions where id = made.revision_id for update;
  perform refuse_decision(made, revision);
  select * into answer from second_look_answers where decision_id = made.id;
  if found then
    perform refuse_second_look(made, revision, answer);
  elsif made.outcome = 'uphold' or revision.state <> (case made.outcome when 'remove' then 'published' else 'held' end) then
    raise exception using errcode = 'HS001',
      message = format('A revision that is %s takes no decision to %s.', revision.state, made.outcome);
  end if;
  if made.outcome = 'decline' and exists (select from verdicts where revision_id = revision.id and tier = 'crisis') then
    raise exception using errcode = 'HS009', message = 'A crisis is answered, not declined.';
  end if;
  if made.outcome = 'publish' then
    perform publish_revision(revision.id);
  elsif made.outcome <> 'uphold' then
    update revisions set state = state_after(made.outcome) where id = revision.id;
  end if;
  delete from claims where revision_id = revision.id;
end $$`;

export const GUARD_BEFORE = again(GUARD);
export const APPLY_BEFORE = again(APPLY);

// The same function once more, in the place of the one that is there.
function again(sql: string): string {
  return sql.replace('create function', 'create or replace function');
}
