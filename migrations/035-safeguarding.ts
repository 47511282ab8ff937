import type { Part } from './027-waits.js';

// Who is told in confidence of young people and of abuse: one or several of the team, named by an admin.
const TABLES = [
  `create table safeguarding_contacts (
    member_id uuid primary key references members on delete cascade,
    named_by uuid not null,
    named_at minute not null default date_trunc('minute', now())
  )`,
  `create table safeguarding_items (
    id uuid primary key default gen_random_uuid(),
    post_id uuid not null references posts on delete cascade,
    revision_id uuid not null references revisions on delete cascade,
    persona_id uuid not null references personas on delete cascade,
    category text not null check (category in ('minor', 'abuse_disclosed')),
    since minute not null default date_trunc('minute', now()),
    outcome text check (outcome in ('answered', 'passed_on', 'nothing_to_do')),
    closed_by uuid,
    closed_at minute,
    check (num_nonnulls(outcome, closed_by, closed_at) in (0, 3))
  )`,
  `create unique index one_open_safeguarding_item on safeguarding_items (post_id, category) where closed_at is null`,
  `create index safeguarding_to_do on safeguarding_items (since, id) where closed_at is null`,
  `create index safeguarding_of_persona on safeguarding_items (persona_id, since)`,
  `create index safeguarding_of_revision on safeguarding_items (revision_id)`,
  // What was answered or noted, apart, where erasure reaches it.
  `create table safeguarding_words (
    item_id uuid primary key references safeguarding_items on delete cascade,
    words text not null check (char_length(words) between 1 and 5000)
  )`,
  `create table safeguarding_texts (
    version int primary key check (version > 0),
    words text not null check (char_length(words) between 1 and 20000),
    written_by uuid not null,
    written_at minute not null default date_trunc('minute', now())
  )`,
  `create trigger safeguarding_texts_are_append_only before update or delete or truncate on safeguarding_texts
    for each statement execute function refuse_rewriting()`,
];

// Only tells; nothing that a machine finds here stops anybody from writing. A changed text joins what is open.
const TELL = `
create function tell_safeguarding() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into safeguarding_items (post_id, revision_id, persona_id, category)
    select p.id, r.id, p.persona_id, c.category
    from revisions r join posts p on p.id = r.post_id
    cross join unnest(array['abuse_disclosed', 'minor']) as c (category)
    where r.id = new.revision_id and c.category = any (new.categories)
    order by c.category
    on conflict (post_id, category) where closed_at is null do update set revision_id = excluded.revision_id;
  return null;
end $$`;

const GUARD = `
create function guard_safeguarding() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'safeguarding_contacts' then
    if not exists (select from members where id = new.named_by and role = 'admin')
      or not exists (select from members where id = new.member_id and role in ('moderator', 'lead', 'admin')) then
      raise exception using errcode = 'HS035', message = 'An admin names somebody of the team.';
    end if;
    return new;
  end if;
  if old.closed_at is not null then
    raise exception using errcode = 'HS020', message = 'It is closed once.';
  end if;
  if new.closed_at is not null and (not exists (select from safeguarding_contacts where member_id = new.closed_by)
    or exists (select from personas where id = new.persona_id and member_id = new.closed_by)) then
    raise exception using errcode = 'HS035', message = 'The safeguarding contact closes it, and not about themselves.';
  end if;
  return new;
end $$`;

const FUNCTIONS = ['tell_safeguarding()', 'guard_safeguarding()'];

/** Who says that they are young, or that somebody hurts them: told in confidence to the safeguarding contact. */
export const SAFEGUARDING: Part = {
  up: [
    ...TABLES,
    TELL,
    GUARD,
    ...FUNCTIONS.map((name) => `revoke all on function ${name} from public`),
    `create trigger tell_safeguarding after insert on verdicts for each row
      when (new.categories && array['minor', 'abuse_disclosed']) execute function tell_safeguarding()`,
    `create trigger guard_safeguarding_contacts before insert or update on safeguarding_contacts
      for each row execute function guard_safeguarding()`,
    `create trigger guard_safeguarding_items before update on safeguarding_items
      for each row execute function guard_safeguarding()`,
  ],
  down: [
    ...FUNCTIONS.map((name) => `drop function ${name} cascade`),
    `delete from notices where kind = 'safeguarding_answered'`,
    `drop table safeguarding_texts, safeguarding_words, safeguarding_items, safeguarding_contacts`,
  ],
};
