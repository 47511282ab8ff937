const LOOKS_BACK = 40;

// What is or was up counts, whatever of it is folded: words that hold back are never held back too often. What waits for
// a person does not: nobody may learn of it by what they are offered. What the screen said is asked of the first post, the
// latest, and those that somebody has before them, so that a thread of thousands is as quick as a short one; a note counts
// on any post. Not in SQL: a later migration brings the second board.
export const SPEAKS_OF_SUICIDE = `
create function speaks_of_suicide(thread uuid, before_them uuid[]) returns boolean language plpgsql stable security definer
  set search_path = public, pg_temp as $$
declare
  latest int;
  close boolean;
begin
  select t.last_position, exists (select from boards b where b.id in (t.board_id, t.second_board_id) and b.near_crisis)
    into latest, close from threads t where t.id = thread;
  return exists (
    select from posts p join content_notes c on c.post_id = p.id
    where p.thread_id = thread and p.position is not null and c.stands
      and c.note in ('suicide', 'suicide_loss', 'self_harm'))
  or exists (
    select from posts p
    join revisions r on r.post_id = p.id and r.cleared_digest is not null
    left join masks k on k.revision_id = r.id
    join verdicts v on v.revision_id = coalesce(k.original_id, r.id)
    where p.thread_id = thread and p.position is not null
      and (p.opening or p.position > latest - ${LOOKS_BACK} or p.id = any(before_them))
      and (v.tier = 'crisis' or close and v.tier = 'concern'
        or v.categories && array['suicide', 'self_harm', 'overdose', 'method_info', 'method_seeking', 'encouragement']));
end $$`;

// The post is locked: what is taken back at the same moment is not answered any more.
const UP = `
  perform from posts where id = new.post_id for key share;
  select p.* into post from posts p join personas n on n.id = p.persona_id and n.kind in ('pseudonym', 'one_time')
    where p.id = new.post_id and exists (select from revisions r where r.post_id = p.id and r.state = 'published');`;

function guard(name: string, wrong: string): string {
  return `
create function ${name}() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  post posts;
begin
  ${UP}
  if post.id is null or ${wrong} then
    raise exception using errcode = 'HS054', message = 'This is not to be said here, or not by this name.';
  end if;
  return new;
end $$`;
}

export const GUARD_PHRASE = guard(
  'guard_phrase',
  `post.persona_id = new.persona_id
    or new.phrase not in ('hear', 'strength') and speaks_of_suicide(post.thread_id, array[post.id])`,
);

export const GUARD_MARK = guard(
  'guard_mark',
  `post.opening or post.persona_id = new.persona_id
    or not exists (select from posts o where o.thread_id = post.thread_id and o.opening and o.persona_id = new.persona_id)`,
);

export const GUARD_TIP = guard(
  'guard_tip',
  `post.persona_id <> new.persona_id or not exists (select from helped_marks m where m.post_id = post.id)`,
);

export const FORGET_WHAT_HANGS_ON_IT = `
create function forget_kind_words() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from tips where post_id = old.post_id;
  delete from helped_marks where post_id = old.post_id;
  delete from phrases_said where post_id = old.post_id;
  return null;
end $$`;

const TOLD_TODAY = (post: string): string => `
        not exists (select from notices n
          where n.persona_id = ${post}.persona_id and n.post_id = ${post}.id and n.kind = 'kind_words' and not n.read)
        and exists (select from notices n where n.persona_id = ${post}.persona_id and n.post_id = ${post}.id
          and n.kind = 'kind_words' and n.sent_at > now() - interval '1 day')`;

// Of each post there is one unread notice at most, and one new one a day. What was taken back before it was read is not
// told, but to a one-time name: its notices are never marked, so that the change itself would tell. Gives back for how many
// posts it looked: as many as it may, and there are more; the last call of a round sees what was taken back.
export const GATHER = `
create function gather_kind_words(most int) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  place record;
  words text[];
  marked boolean;
  notice uuid;
  seen int := 0;
begin
  perform pg_advisory_xact_lock(hashtextextended('kind words', 0));
  update phrases_said set said_on = null where said_on < current_date;
  for place in
    select p.id, p.thread_id, p.persona_id from posts p
    join personas n on n.id = p.persona_id and n.kind in ('pseudonym', 'one_time')
    where p.id in (select post_id from phrases_said where tell_from <= now()
        union select post_id from helped_marks where tell_from <= now())
      and not exists (select from resting_names z where z.persona_id = p.persona_id)
      and not (${TOLD_TODAY('p')})
    order by p.id limit most
  loop
    seen := seen + 1;
    select id into notice from notices
      where persona_id = place.persona_id and post_id = place.id and kind = 'kind_words' and not read for update;
    continue when ${TOLD_TODAY('place')};
    with due as (
      update phrases_said set tell_from = null where post_id = place.id and tell_from <= now() returning phrase)
    select array_agg(distinct phrase) into words from due
      where phrase in ('hear', 'strength') or not speaks_of_suicide(place.thread_id, array[place.id]);
    with due as (
      update helped_marks set tell_from = null where post_id = place.id and tell_from <= now() returning post_id)
    select exists (select from due) into marked;
    continue when words is null and not marked;
    if notice is null then
      insert into notices (id, persona_id, kind, post_id)
        values (gen_random_uuid(), place.persona_id, 'kind_words', place.id) returning id into notice;
      insert into phrases_told (notice_id, phrases, helped) values (notice, coalesce(words, '{}'), marked);
    else
      update phrases_told set helped = helped or marked,
        phrases = array(select distinct unnest(phrases || coalesce(words, '{}'))) where notice_id = notice;
    end if;
  end loop;
  if seen = most then
    return seen;
  end if;

  update phrases_told t set phrases = stands.phrases, helped = stands.helped
    from (select n.id, n.persona_id,
        array(select w from unnest(x.phrases) w where exists (select from phrases_said s
          where s.post_id = n.post_id and s.phrase = w and s.tell_from is null)) as phrases,
        x.helped and exists (select from helped_marks m where m.post_id = n.post_id and m.tell_from is null) as helped
      from notices n join phrases_told x on x.notice_id = n.id where n.kind = 'kind_words' and not n.read) stands
    join personas p on p.id = stands.persona_id and p.kind = 'pseudonym'
    where t.notice_id = stands.id and (t.phrases, t.helped) is distinct from (stands.phrases, stands.helped);
  delete from notices n using phrases_told t where t.notice_id = n.id and not n.read and t.phrases = '{}' and not t.helped;
  return seen;
end $$`;

export const TRIGGERS = [
  `create trigger guard_phrase before insert on phrases_said for each row execute function guard_phrase()`,
  `create trigger guard_mark before insert on helped_marks for each row execute function guard_mark()`,
  `create trigger guard_tip before insert on tips for each row execute function guard_tip()`,
  `create trigger forget_kind_words after update of state on revisions for each row
    when (old.state = 'published' and new.state in ('removed', 'withdrawn')) execute function forget_kind_words()`,
  `create trigger forget_kind_words_erased after delete on revisions for each row
    when (old.state = 'published') execute function forget_kind_words()`,
];

/** As they are called, in the order in which they are made. */
export const FUNCTIONS = [
  'speaks_of_suicide(uuid, uuid[])',
  'guard_phrase()',
  'guard_mark()',
  'guard_tip()',
  'forget_kind_words()',
  'gather_kind_words(int)',
];
