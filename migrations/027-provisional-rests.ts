import type { Part } from './027-waits.js';
import { TRIGGERS as BEFORE } from './023-postvention.js';

const HOURS = 72;

/** Who may say of whom that they have died, and what then holds at once. */
export const GUARD_NEW = trigger(
  'guard_new_rest',
  `declare
  owner uuid := (select member_id from personas where id = new.persona_id);
  owner_leads boolean := exists (select from members where id = owner and role in ('lead', 'admin'));
`,
  `if num_nonnulls(new.confirmed_at, new.undone_at, new.lapsed_at) > 0 then
    raise exception using errcode = 'HS020', message = 'It begins with being asked for.';
  end if;
  if new.asked_by = owner or not exists (select from members where id = new.asked_by and role in ('lead', 'admin')) then
    raise exception using errcode = 'HS022', message = 'Leads alone say that somebody has died, and nobody of themselves.';
  end if;
  if new.alone and exists (select from members
      where role in ('lead', 'admin') and id <> new.asked_by and id is distinct from owner) then
    raise exception using errcode = 'HS022', message = 'There is somebody else to confirm it.';
  end if;
  perform from personas where id = new.persona_id for no key update;
  new.alone := false;
  new.lapses_at := date_trunc('minute', now()) + interval '${HOURS} hours';
  -- Nobody can keep a name silent by saying it again and again, and nobody alone shuts out who leads the team.
  new.holds := not owner_leads and not exists (select from rests where persona_id = new.persona_id and asked_at > now() - interval '30 days');
  return new;`,
);

/** Who confirms it, and who undoes it. */
export const GUARD = trigger(
  'guard_rest',
  `declare
  owner uuid := (select member_id from personas where id = new.persona_id);
  actor uuid := coalesce(new.undone_by, new.confirmed_by);
  leads boolean := exists (select from members where id = actor and role in ('lead', 'admin'));
  owner_leads boolean := exists (select from members where id = owner and role in ('lead', 'admin'));
`,
  `if num_nonnulls(old.undone_at, old.lapsed_at) > 0
    or (old.confirmed_at is not null and (new.confirmed_by, new.confirmed_at) is distinct from (old.confirmed_by, old.confirmed_at)) then
    raise exception using errcode = 'HS020', message = 'What was said of a member is not rewritten.';
  end if;
  perform from personas where id = new.persona_id for no key update;
  if new.undone_at is not null then
    if not leads and actor is distinct from owner then
      raise exception using errcode = 'HS022', message = 'A lead, or the person, undoes it.';
    end if;
    return new;
  end if;
  if old.lapses_at <= now() then
    raise exception using errcode = 'HS020', message = 'Nobody confirmed it in time.';
  end if;
  if not leads or actor = owner then
    raise exception using errcode = 'HS022', message = 'Another lead confirms it.';
  end if;
  new.alone := actor = old.asked_by;
  if new.alone and owner_leads then
    raise exception using errcode = 'HS022', message = 'That somebody who leads the team has died takes two to say.';
  end if;
  if new.alone and (old.asked_at > now() - interval '1 day' or exists (select from members
      where role in ('lead', 'admin') and id <> actor and id is distinct from owner)) then
    raise exception using errcode = 'HS022', message = 'Another lead confirms it; where none is, it waits for a day.';
  end if;
  return new;`,
);

/** What rests is signed in nowhere. */
export const END_SESSIONS = trigger(
  'end_sessions_of_rest',
  '',
  `if exists (select from resting_names where persona_id = new.persona_id) then
    delete from sessions where member_id = (select member_id from personas where id = new.persona_id);
  end if;
  return null;`,
);

// What nobody confirmed ends, and the record says so.
const LAPSE = `
create function lapse_rests() returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  over uuid[];
begin
  with lapsed as (
    update rests set lapsed_at = date_trunc('minute', now())
    where confirmed_at is null and undone_at is null and lapsed_at is null and lapses_at <= now() returning id)
  select coalesce(array_agg(id), '{}') into over from lapsed;
  perform record_entry('follow_up', null, id, 'rest_lapsed', null) from unnest(over) id;
  return cardinality(over);
end $$`;

// Only what two people said, or one after a day, hides anything: until then somebody may be in danger and waiting. What a
// reader told the team stays in the queue, as their name would stand beside it anywhere else.
const SKIP = trigger(
  'skip_item_of_rest',
  `declare
  writer uuid := case new.kind when 'words' then (select persona_id from urgent_words where id = new.subject and source <> 'report')
    else (select p.persona_id from revisions r join posts p on p.id = r.post_id where r.id = new.revision_id) end;
`,
  `if exists (select from rests where persona_id = writer and confirmed_at is not null and undone_at is null) then
    return null;
  end if;
  return new;`,
);

const QUEUE = trigger(
  'queue_changed_rest',
  '',
  `perform queue_revision(r.id) from revisions r join posts p on p.id = r.post_id
    where p.persona_id = new.persona_id and r.state = 'held';
  perform queue_second_look(s.id) from second_looks s join decisions d on d.id = s.decision_id
    join revisions r on r.id = d.revision_id join posts p on p.id = r.post_id where p.persona_id = new.persona_id;
  perform queue_words(u.id) from urgent_words u where u.persona_id = new.persona_id and u.answered_at is null;
  return null;`,
);

const VIEW_BEFORE = `
create or replace view resting_names as
  select persona_id from rests
  where undone_at is null and (alone or confirmed_at is not null) and persona_id is not null`;

const VIEW = `
create or replace view resting_names as
  select persona_id from rests
  where undone_at is null and lapsed_at is null and persona_id is not null
    and (confirmed_at is not null or (holds and lapses_at > now()))`;

const MINE = ['lapse_rests()', 'skip_item_of_rest()', 'queue_changed_rest()'];

/** What one person says of a death holds at once, for three days; then it is confirmed, or over. */
export const PROVISIONAL_RESTS: Part = {
  up: [
    `alter table rests add column holds boolean not null default false, add column lapses_at minute, add column lapsed_at minute,
       drop constraint rests_check1, add check (lapsed_at is null or num_nonnulls(confirmed_at, undone_at) = 0)`,
    `alter table rests disable trigger user`,
    // What stood by the rules of its time goes on; what still waits for a second person has three days from now.
    `update rests set confirmed_by = asked_by, confirmed_at = asked_at where alone`,
    `update rests set lapses_at = date_trunc('minute', now()) + interval '${HOURS} hours' where confirmed_at is null and undone_at is null`,
    `alter table rests enable trigger user`,
    `drop index one_rest`,
    `create unique index one_rest on rests (persona_id) where undone_at is null and lapsed_at is null`,
    `create index rests_to_lapse on rests (lapses_at) where confirmed_at is null and undone_at is null and lapsed_at is null`,
    VIEW,
    replacing(GUARD_NEW),
    replacing(GUARD),
    replacing(END_SESSIONS),
    LAPSE,
    SKIP,
    QUEUE,
    ...MINE.map((name) => `revoke all on function ${name} from public`),
    `create trigger skip_items_of_rests before insert on queue_items
     for each row when (new.kind in ('held', 'second_look', 'words')) execute function skip_item_of_rest()`,
    `create trigger queue_changed_rests after update of confirmed_at, undone_at on rests
     for each row execute function queue_changed_rest()`,
    `delete from queue_items q using revisions r, posts p, rests z
     where q.kind in ('held', 'second_look') and r.id = q.revision_id and p.id = r.post_id
       and z.persona_id = p.persona_id and z.confirmed_at is not null and z.undone_at is null`,
    `delete from queue_items q using urgent_words u, rests z
     where q.kind = 'words' and u.id = q.subject and u.source <> 'report'
       and z.persona_id = u.persona_id and z.confirmed_at is not null and z.undone_at is null`,
  ],
  down: [
    `drop trigger skip_items_of_rests on queue_items`,
    `drop trigger queue_changed_rests on rests`,
    `alter table rests disable trigger user`,
    `update rests set undone_by = asked_by, undone_at = lapsed_at where lapsed_at is not null and undone_at is null`,
    `update rests set confirmed_by = null, confirmed_at = null where alone`,
    `alter table rests enable trigger user`,
    ...BEFORE.map(({ body }) => replacing(body)),
    VIEW_BEFORE,
    `drop index one_rest`,
    `alter table rests drop column holds, drop column lapses_at, drop column lapsed_at,
       add constraint rests_check1 check (not alone or confirmed_at is null)`,
    `create unique index one_rest on rests (persona_id) where undone_at is null`,
    ...MINE.map((name) => `drop function ${name}`),
    `select queue_revision(r.id) from revisions r join posts p on p.id = r.post_id join rests z on z.persona_id = p.persona_id
     where r.state = 'held'`,
    `select queue_second_look(s.id) from second_looks s join decisions d on d.id = s.decision_id
     join revisions r on r.id = d.revision_id join posts p on p.id = r.post_id join rests z on z.persona_id = p.persona_id`,
  ],
};

function replacing(sql: string): string {
  return sql.replace('create function', 'create or replace function');
}

function trigger(name: string, declared: string, body: string): string {
  return `
create function ${name}() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
${declared}begin
  ${body}
end $$`;
}
