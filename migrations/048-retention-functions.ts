/** Texts that are not up any more, and will not be: the author's, and the team's words about them. */
const TAKEN_BACK = `('withdrawn', 'superseded')`;
const DECIDED = `('declined', 'returned', 'kept', 'removed')`;
const STILL_JUDGED = `('pending', 'held', 'with_author')`;

// The day alone: when somebody took a text back to the minute is nobody's business.
export const NOTE_WHEN_OVER = `
create function note_when_over() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.state <> old.state then
    new.over_on := case when new.state in ${TAKEN_BACK} or new.state in ${DECIDED} then current_date end;
  end if;
  return new;
end $$`;

// Whoever runs a worker may not forget sooner than the settings allow anybody to.
export const KEEPS_ENOUGH = `
create function keeps_enough(days int, at_least int) returns void language plpgsql as $$
begin
  if days is null or days < at_least then
    raise exception using errcode = 'HS048', message = format('Nothing of this is forgotten before %s days.', at_least);
  end if;
end $$`;

// What somebody still looks at, or may have to: then its words stay, however old.
export const IS_NEEDED = `
create function is_needed(which uuid, days int) returns boolean language sql stable set search_path = public, pg_temp as $$
  select exists (select from queue_items where revision_id = which or subject = which)
    or exists (select from claims where revision_id = which and until > now())
    or exists (select from reports where revision_id = which and state = 'open')
    or exists (select from follow_ups where revision_id = which and state <> 'done')
    or exists (select from escalations where revision_id = which and acknowledged_at is null)
    or exists (select from urgent_words where revision_id = which and answered_at is null)
    or exists (select from safeguarding_items where revision_id = which and closed_at is null)
    or exists (select from decisions where revision_id = which and decided_at > now() - make_interval(days => days))
    or exists (select from decisions d join second_looks l on l.decision_id = d.id where d.revision_id = which
      and not exists (select from second_look_answers a where a.second_look_id = l.id))
    or exists (select from masks k join revisions o on o.id = k.original_id
      join revisions u on u.post_id = o.post_id and u.state = 'published' where k.original_id = which)
$$`;

// The row stays with its state, so that its page and its place stay; the words, what they looked like, their digests and
// where the screen found something in them go. Never a text that is up.
export const FORGET_TEXTS = `
create function forget_texts(taken_back int, decided int, most int) returns int language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  over uuid[];
begin
  perform keeps_enough(taken_back, 7);
  perform keeps_enough(decided, 60);
  over := array(
    select r.id from revisions r where r.over_on is not null and r.body <> ''
      and (r.state in ${TAKEN_BACK} and r.over_on < current_date - taken_back and not is_needed(r.id, taken_back)
        or r.state in ${DECIDED} and r.over_on < current_date - decided and not is_needed(r.id, decided))
    order by r.id limit most for update skip locked);
  update revisions set title = null, body = '', html = null,
    cleared_digest = case when cleared_digest is not null then ''::bytea end where id = any(over);
  update verdicts set digest = '', matches = '[]' where revision_id = any(over);
  update findings set matches = '[]' where revision_id = any(over);
  delete from misread_notes where revision_id = any(over);
  return cardinality(over);
end $$`;

// What members and the team wrote to each other, once it has been answered for that long.
export const FORGET_EXCHANGES = `
create function forget_exchanges(days int) returns void language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  since constant timestamptz := now() - make_interval(days => days);
  closed uuid[];
begin
  perform keeps_enough(days, 60);
  closed := array(select l.id from limits l
    where (l.lifted_at < since or l.ends_at < since or l.kind = 'notice' and l.starts_at < since)
      and not exists (select from limit_appeals a
        where a.limit_id = l.id and (a.decided_at is null or a.decided_at >= since)));
  delete from urgent_words where answered_at < since;
  delete from limit_notes where read_at < since;
  delete from limit_appeals where decided_at < since and limit_id = any(closed);
  delete from limit_words where limit_id = any(closed);
  delete from second_look_words w using second_look_answers a, decisions d
    where a.second_look_id = w.second_look_id and d.id = a.decision_id and d.decided_at < since;
  delete from decision_texts t using decisions d where d.id = t.decision_id and d.decided_at < since
    and not exists (select from second_looks l where l.decision_id = d.id
      and not exists (select from second_look_answers a where a.second_look_id = l.id));
  delete from review_messages m using revisions r where r.id = m.revision_id and m.sent_at < since
    and r.state not in ${STILL_JUDGED}
    and not exists (select from urgent_words u where u.subject = m.id and u.answered_at is null);
  delete from misread_notes n using revisions r where r.id = n.revision_id and n.written_at < since
    and r.state not in ${STILL_JUDGED}
    and not exists (select from urgent_words u where u.subject = n.revision_id and u.answered_at is null);
  delete from escalations e using revisions r where r.id = e.revision_id and e.acknowledged_at < since
    and r.state not in ${STILL_JUDGED};
  delete from take_overs o using revisions r where r.id = o.revision_id and o.taken_at < since
    and r.state not in ${STILL_JUDGED};
  delete from reports q where (q.state = 'answered' and q.answered_at < since or q.state = 'withdrawn' and q.written_at < since)
    and not exists (select from urgent_words u where u.subject = q.id and u.answered_at is null);
  delete from report_answers a where not exists (select from reports q where q.answer_id = a.id);
  delete from findings where seen_at < since;
  delete from factor_resets where ended_at < since;
  delete from claims where until < now() - interval '1 day';
end $$`;

// A notice goes when it was read long ago, or was never fetched for a year.
export const FORGET_NOTICES = `
create function forget_notices(days int) returns void language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  perform keeps_enough(days, 60);
  delete from notices where read and sent_at < now() - make_interval(days => days)
    or sent_at < now() - make_interval(days => greatest(days, 365));
end $$`;

export const FORGET_SAFEGUARDING = `
create function forget_safeguarding(days int) returns void language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  perform keeps_enough(days, 60);
  delete from safeguarding_items where closed_at < now() - make_interval(days => days);
end $$`;

// The entries and their chain stay.
export const FORGET_RECORD_WORDS = `
create function forget_record_words(days int) returns void language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  perform keeps_enough(days, 90);
  delete from record_words w using record_entries e where e.id = w.entry_id
    and e.written_at < now() - make_interval(days => days);
end $$`;

/** As they are called, in the order in which they are made. */
export const FUNCTIONS = [
  'note_when_over()',
  'keeps_enough(int, int)',
  'is_needed(uuid, int)',
  'forget_texts(int, int, int)',
  'forget_exchanges(int)',
  'forget_notices(int)',
  'forget_safeguarding(int)',
  'forget_record_words(int)',
];
