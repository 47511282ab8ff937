import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the opener of a thread chooses for it: whether members alone read it, and how they would like to be answered. And
 * who wants no notices about a thread any more. None of it is text: no verdict, digest or state depends on it.
 * A web process of before this release does not know threads for members: stop all of them before the first one opens.
 * Codes: HS040 not this person's to choose, HS041 others wrote for members alone.
 */
export class ThreadsOfOnesOwn1763800000040 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [...TABLES, ...OWN]) await db.query(sql);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(STAYS_CLOSED);
    for (const name of [...FUNCTIONS].reverse()) await db.query(`drop function ${name} cascade`);
    await db.query(`drop table left_threads`);
    await db.query(`drop index threads_for_anyone`);
    await db.query(`alter table threads drop column members_only, drop column wishes`);
  }
}

const TABLES = [
  `alter table threads
    add column members_only boolean not null default false,
    add column wishes text[] not null default '{}'
      check (wishes <@ array['listen', 'experience', 'advice'] and array_position(wishes, null) is null)`,
  // Guests' boards are as quick beside ten thousand threads for members.
  `create index threads_for_anyone on threads (board_id, activity desc) where activity is not null and not members_only`,
  // Without a time: when somebody left is nobody's business.
  `create table left_threads (
    persona_id uuid not null references personas on delete cascade,
    thread_id uuid not null references threads on delete cascade,
    primary key (persona_id, thread_id)
  )`,
  `create index left_threads_by_thread on left_threads (thread_id)`,
];

const OPENED_BY = `
create function opened_by(which uuid, who uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
  select exists (select from posts where thread_id = which and opening and persona_id = who)
$$`;

// Also what waits, or came back: it was written for members, and can still go up.
const OTHERS_WROTE = `
create function others_wrote(which uuid, who uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
  select exists (select from posts p where p.thread_id = which and p.persona_id <> who
    and not exists (select from revisions r where r.post_id = p.id and r.state = 'withdrawn'))
$$`;

// An answer holds its thread by the foreign key until it is saved, so that of the two one sees the other.
const CHOOSE_READERS = `
create function choose_readers(which uuid, who uuid, for_members boolean) returns void language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  perform from threads where id = which for update;
  if not opened_by(which, who) then
    raise exception using errcode = 'HS040', message = 'Who opened a thread chooses who reads it.';
  end if;
  if not for_members and others_wrote(which, who) and exists (select from threads where id = which and members_only) then
    raise exception using errcode = 'HS041', message = 'Others wrote here for members alone.';
  end if;
  update threads set members_only = for_members where id = which;
end $$`;

const CHOOSE_WISHES = `
create function choose_wishes(which uuid, who uuid, chosen text[]) returns void language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  if not opened_by(which, who) then
    raise exception using errcode = 'HS040', message = 'Who opened a thread says how they would like to be answered.';
  end if;
  update threads set wishes = chosen where id = which;
end $$`;

const GUARD_LEAVING = `
create function guard_leaving() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from posts where thread_id = new.thread_id and persona_id = new.persona_id) then
    raise exception using errcode = 'HS040', message = 'Who did not write in a thread gets no notices about it.';
  end if;
  return new;
end $$`;

const OWN = [
  OPENED_BY,
  OTHERS_WROTE,
  CHOOSE_READERS,
  CHOOSE_WISHES,
  GUARD_LEAVING,
  `create trigger guard_leaving before insert or update on left_threads for each row execute function guard_leaving()`,
];

const FUNCTIONS = [
  'opened_by(uuid, uuid)',
  'others_wrote(uuid, uuid)',
  'choose_readers(uuid, uuid, boolean)',
  'choose_wishes(uuid, uuid, text[])',
  'guard_leaving()',
];

// Going back must not open what people wrote for members alone.
const STAYS_CLOSED = `
do $$ begin
  if exists (select from threads where members_only) then
    raise exception using errcode = 'HS041', message = 'There are threads for members alone; older code would open them.';
  end if;
end $$`;
