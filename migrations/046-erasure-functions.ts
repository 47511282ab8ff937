/** One name for all who are gone: nothing of it says which posts were one person's. */
export const FORMER = '180e5671-259f-4d38-97ab-4894e9157e1e';

// Whoever answers for the place alone cannot leave it without anybody: the role goes to somebody else first.
export const BEGIN = `
create function begin_leaving(whose uuid, keeps boolean) returns void language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  perform from members where role = 'admin' or id = whose order by id for update;
  if exists (select from members where id = whose and role = 'admin')
    and not exists (select from members where role = 'admin' and id <> whose) then
    raise exception using errcode = 'HS046', message = 'The only admin stays until there is another.';
  end if;
  perform leave_the_team(whose);
  insert into leavings (member_id, keeps) select id, begin_leaving.keeps from members where id = whose
    on conflict (member_id) do nothing;
end $$`;

export const LEAVE_TEAM = `
create function leave_the_team(whose uuid) returns void language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  update members set role = 'member' where id = whose and role <> 'member';
  delete from claims where staff_id = whose;
  perform end_sessions_of(whose);
end $$`;

// One name, and nothing of its member's. Rows are deleted; the few that stay lose the name where they lie, so that
// their order says nothing. What others wrote about a text that stays up stays with it.
export const ERASE_NAME = `
create function erase_name(which uuid, keeps boolean, mark bytea) returns boolean language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  former constant uuid := '${FORMER}';
  places uuid[];
  written uuid[];
  fading uuid[];
  own uuid[];
  answers uuid[];
begin
  perform from personas p where id = which and (kind = 'one_time'
    or kind = 'pseudonym' and exists (select from leavings l where l.member_id = p.member_id)) for update;
  if not found then
    return false;
  end if;
  perform from threads where id in (select thread_id from posts where persona_id = which) order by id for update;
  perform from posts where persona_id = which order by id for update;
  places := array(select id from posts where persona_id = which);
  written := array(select id from revisions where post_id = any(places));
  fading := array(select id from revisions where id = any(written) and not (keeps and state = 'published'));
  own := array_cat(fading, array(
    select which
    union all select id from reports where persona_id = which
    union all select id from limits where persona_id = which
    union all select id from limit_appeals where persona_id = which
    union all select id from limit_notes where persona_id = which
    union all select id from urgent_words where persona_id = which
    union all select id from safeguarding_items where persona_id = which
    union all select id from follow_ups where persona_id = which
    union all select id from rests where persona_id = which
    union all select id from escalations where revision_id = any(written)
    union all select id from review_messages where revision_id = any(written)
    union all select s.id from second_looks s join decisions d on d.id = s.decision_id where d.revision_id = any(written)
    union all select id from unnest(places) id where not keeps));

  delete from record_words where entry_id in (select id from record_entries where subject = any(own || written || places));
  if to_regclass('name_openings') is not null then
    execute 'delete from record_words w using record_entries e, name_openings o
      where e.id = w.entry_id and o.id = e.subject and o.persona_id = $1' using which;
    execute 'delete from name_opening_words w using name_openings o where o.id = w.opening_id and o.persona_id = $1' using which;
  end if;
  delete from queue_items where subject = any(own);
  delete from trustee_calls where subject = any(own);
  delete from ringing where subject = any(own);
  answers := array(select answer_id from reports where persona_id = which);
  delete from reports where persona_id = which;
  delete from report_answers a where id = any(answers) and not exists (select from reports r where r.answer_id = a.id);
  delete from decision_texts where decision_id in (select id from decisions where revision_id = any(written));
  delete from second_look_words where revision_id = any(written);
  delete from review_messages where revision_id = any(written);
  delete from misread_notes where revision_id = any(written);
  delete from escalations where revision_id = any(written);
  delete from help_answers where revision_id = any(written);
  delete from author_choices where revision_id = any(written);
  delete from detail_wishes where revision_id = any(written);
  delete from claims where revision_id = any(written);
  delete from hand_overs where revision_id = any(written);
  delete from take_overs where revision_id = any(written);
  delete from alerts where revision_id = any(written);
  delete from ready_sentences where revision_id = any(written) or held_post_id = any(places);
  delete from first_replies where thread_id in (select thread_id from posts where id = any(places) and opening);
  delete from revisions where id = any(fading);
  places := array(select p.id from posts p where id = any(places) and not exists (select from revisions r where r.post_id = p.id));
  delete from content_notes where post_id = any(places);
  delete from quoted_posts where post_id = any(places);
  delete from report_answers where post_id = any(places);

  delete from threads t where exists (select from posts p where p.thread_id = t.id and p.opening and p.persona_id = which)
    and not exists (select from posts p where p.thread_id = t.id and p.persona_id <> which)
    and not exists (select from posts p join revisions r on r.post_id = p.id where p.thread_id = t.id);
  delete from posts where id = any(places) and position is null and not opening;
  update follow_ups set persona_id = null, thread_id = null, post_id = null, revision_id = null where persona_id = which;
  update rests set persona_id = null, post_id = null where persona_id = which;
  update limits set persona_id = former, member_id = null where persona_id = which;
  update posts set persona_id = former where persona_id = which;
  delete from personas where id = which;
  insert into erasures (tag) values (mark) on conflict do nothing;
  return true;
end $$`;

// Last of all, when no name is left. What they decided for the team stays, under an id with nobody behind it.
export const ERASE_MEMBER = `
create function erase_member(whose uuid, mark bytea) returns boolean language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  perform from leavings where member_id = whose for update;
  if not found then
    return false;
  end if;
  perform leave_the_team(whose);
  delete from record_words w using record_entries e, limits l
    where e.id = w.entry_id and l.id = e.subject and l.member_id = whose;
  update limits set member_id = null, persona_id = '${FORMER}' where member_id = whose;
  delete from members where id = whose;
  insert into erasures (tag) values (mark) on conflict do nothing;
  return true;
end $$`;

// Who is gone is told nothing, looked after by nobody, and cannot be limited.
export const NOBODY = `
create function nobody_is_there() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name in ('limits', 'rests') then
    raise exception using errcode = 'HS015', message = 'Whoever wrote this has left.';
  end if;
  return null;
end $$`;

/** What begins for a name, and not for one that is gone. */
export const BEGINNINGS = ['notices', 'follow_ups', 'safeguarding_items', 'limits', 'rests'];

/** Functions that this migration makes, as they are called. */
export const FUNCTIONS = [
  'begin_leaving(uuid, boolean)',
  'leave_the_team(uuid)',
  'erase_name(uuid, boolean, bytea)',
  'erase_member(uuid, bytea)',
  'nobody_is_there()',
];
