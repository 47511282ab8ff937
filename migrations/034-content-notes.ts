import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Content notes: what a post is about, said beside its words and never in them, so that readers can fold it. The writer
 * says so, the screen suggests, the team may help; which texts a reply quotes is known, so that a quote folds as well.
 * And how each member wants to read, sealed: what they fold, hide and mute, and which names they block.
 * Codes: HS034 not this person's note to give.
 */
export class ContentNotes1763800000034 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of TABLES) await db.query(sql);
    for (const sql of [OWN, TEAM, GO_UP, WHEN_UP]) await db.query(sql);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
    await db.query(`alter domain record_kind drop constraint record_kind_check`);
    await db.query(
      `alter domain record_kind add constraint record_kind_check check (value in (${KINDS}, 'content_note'))`,
    );
  }

  // What is recorded stays as it is: where there is such an entry, the older check stands for new ones alone.
  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter domain record_kind drop constraint record_kind_check`);
    await db.query(
      `alter domain record_kind add constraint record_kind_check check (value in (${KINDS})) not valid`,
    );
    await db.query(ASK_ALL);
    await db.query(`drop trigger notes_go_up on revisions`);
    for (const name of FUNCTIONS) await db.query(`drop function ${name}`);
    for (const table of ['reading_choices', 'quoted_posts', 'suggested_notes', 'content_notes'])
      await db.query(`drop table ${table}`);
  }
}

const KINDS = `'decision', 'limit', 'appeal', 'report', 'configuration', 'role', 'look', 'duty', 'second_factor', 'audit',
  'rescreening', 'follow_up'`;

const ASK_ALL = `
do $$ begin
  if not exists (select from record_entries where kind = 'content_note' union all
      select from record_pending where kind = 'content_note') then
    alter domain record_kind validate constraint record_kind_check;
  end if;
end $$`;

const FUNCTIONS = [
  'note_own_post(uuid, uuid, text[], text[])',
  'note_as_team(uuid, uuid, text[])',
  'notes_go_up()',
];

const NOTES = `'suicide', 'suicide_loss', 'self_harm', 'despair', 'eating', 'abuse', 'substance_use', 'grief'`;

// A note that does not stand was taken away by a person: the screen does not bring it back.
const TABLES = [
  `create table content_notes (
    post_id uuid not null references posts on delete cascade,
    note text not null check (note in (${NOTES})),
    stands boolean not null default true,
    said_by text not null check (said_by in ('writer', 'screen', 'team')),
    said_at minute not null default date_trunc('minute', now()),
    primary key (post_id, note)
  )`,
  `create table suggested_notes (
    revision_id uuid primary key references revisions on delete cascade,
    notes text[] not null check (notes <@ array[${NOTES}])
  )`,
  `create table quoted_posts (
    revision_id uuid not null references revisions on delete cascade,
    post_id uuid not null references posts on delete cascade,
    primary key (revision_id, post_id)
  )`,
  `create index quotes_of_post on quoted_posts (post_id)`,
  `create table reading_choices (
    owner bytea primary key check (octet_length(owner) = 32),
    sealed bytea not null check (octet_length(sealed) <= 131072),
    kept_at minute not null default date_trunc('minute', now())
  )`,
];

// What the team put there for the readers' sake stays until the team takes it away.
const OWN = `
create function note_own_post(which uuid, author uuid, chosen text[], declined text[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from posts where id = which and persona_id = author) then
    raise exception using errcode = 'HS034', message = 'Only its author, or the team, says what a post is about.';
  end if;
  insert into content_notes (post_id, note, said_by) select distinct which, c, 'writer' from unnest(chosen) c
  on conflict (post_id, note) do update set stands = true, said_by = 'writer', said_at = date_trunc('minute', now())
    where not content_notes.stands;
  update content_notes set stands = false, said_by = 'writer', said_at = date_trunc('minute', now())
  where post_id = which and stands and said_by <> 'team' and note = any (declined) and note <> all (chosen);
  insert into content_notes (post_id, note, stands, said_by)
    select distinct which, d, false, 'writer' from unnest(declined) d where d <> all (chosen)
  on conflict do nothing;
end $$`;

// Gives back what it changed, each with a sign: what was added, and what was taken away.
const TEAM = `
create function note_as_team(which uuid, staff uuid, chosen text[]) returns text[]
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  added text[];
  taken text[];
begin
  if not exists (select from members where id = staff and role in ('facilitator', 'moderator', 'lead', 'admin')) then
    raise exception using errcode = 'HS034', message = 'Only its author, or the team, says what a post is about.';
  end if;
  if exists (select from posts p join personas n on n.id = p.persona_id where p.id = which and n.member_id = staff) then
    raise exception using errcode = 'HS034', message = 'Nobody acts as the team on their own text.';
  end if;
  perform lock_post(which);
  if not exists (select from revisions where post_id = which and state = 'published') then
    raise exception using errcode = 'HS034', message = 'Only what is up takes a note of the team.';
  end if;
  with set_up as (
    insert into content_notes (post_id, note, said_by) select distinct which, c, 'team' from unnest(chosen) c
    on conflict (post_id, note) do update set stands = true, said_by = 'team', said_at = date_trunc('minute', now())
      where not content_notes.stands
    returning note)
  select coalesce(array_agg(note order by note), '{}') into added from set_up;
  with set_down as (
    update content_notes set stands = false, said_by = 'team', said_at = date_trunc('minute', now())
    where post_id = which and stands and note <> all (chosen)
    returning note)
  select coalesce(array_agg(note order by note), '{}') into taken from set_down;
  return array(select '+' || a from unnest(added) a) || array(select '-' || t from unnest(taken) t);
end $$`;

// When a text goes up, and not before: what waits for a person must not show in a note on what others read meanwhile.
// Nothing that a person said is changed. The ready sentence calls for company, and is never folded by a machine.
const GO_UP = `
create function notes_go_up() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into content_notes (post_id, note, said_by)
    select new.post_id, s, 'screen' from suggested_notes g cross join unnest(g.notes) s
    where (g.revision_id = new.id or g.revision_id in (select original_id from masks where revision_id = new.id))
      and not exists (select from ready_sentences y where y.revision_id = new.id)
  on conflict do nothing;
  return null;
end $$`;

// At the end of the transaction: only then a masked text is tied to what it masks.
const WHEN_UP = `
create constraint trigger notes_go_up after update on revisions deferrable initially deferred
for each row when (new.state = 'published' and old.state <> 'published') execute function notes_go_up()`;
