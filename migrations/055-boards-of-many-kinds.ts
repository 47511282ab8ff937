import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TELL } from './035-first-replies.js';

/**
 * Boards of many kinds: closed groups, which only the names on their list read or know of; boards that rest; what a
 * board says of itself. `reads_board` says, once for all, who reads one.
 * A web process of before this release does not know closed groups: stop all of them before the first one is made.
 * Codes: HS055 the board takes nothing new, HS056 there are closed groups, HS057 no second board, HS155 no one-time name.
 */
export class BoardsOfManyKinds1763800000055 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [
      ...TABLES,
      READS_BOARD,
      TAKES_WORDS,
      SECOND_FOR,
      GUARD_THREADS,
      GUARD_POSTS,
      GUARD_NAMES,
      ...TRIGGERS,
      TELL_BUT_OF_GROUPS,
    ])
      await db.query(sql);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(STAYS_CLOSED);
    await db.query(TELL.replace('create function', 'create or replace function'));
    await db.query(`delete from notices where kind = 'group_invitation'`);
    for (const name of [...FUNCTIONS].reverse()) await db.query(`drop function ${name} cascade`);
    await db.query(`drop table group_members`);
    await db.query(`drop index threads_on_second_board, threads_on_second_board_for_anyone`);
    await db.query(`alter table threads drop column second_board_id`);
    await db.query(`alter table boards ${COLUMNS.map((column) => `drop column ${column}`).join(', ')}`);
  }
}

const COLUMNS = ['closed', 'archived', 'read_only', 'merged_into', 'model', 'rules', 'first_steps'];

const TABLES = [
  `alter table boards
    add column closed boolean not null default false,
    add column archived boolean not null default false,
    add column read_only boolean not null default false,
    add column merged_into uuid references boards check (merged_into is null or archived),
    add column model text not null default 'mutual' check (model in ('twelve_step', 'mutual', 'professional', 'general')),
    add column rules text not null default '',
    add column first_steps text not null default '',
    add constraint groups_are_for_members check (not closed or members_only and not listed)`,
  // Pseudonyms alone, and no time: when somebody came is nobody's business. A no stays, so that nobody is asked again.
  `create table group_members (
    board_id uuid not null references boards on delete cascade,
    persona_id uuid not null references personas on delete cascade,
    joined boolean not null default false,
    keeps boolean not null default false,
    declined boolean not null default false check (not (declined and joined)),
    primary key (board_id, persona_id)
  )`,
  `create index groups_of_persona on group_members (persona_id)`,
  `alter table threads add column second_board_id uuid references boards check (second_board_id <> board_id)`,
  `create index threads_on_second_board on threads (second_board_id, activity desc)
    where activity is not null and second_board_id is not null`,
  `create index threads_on_second_board_for_anyone on threads (second_board_id, activity desc)
    where activity is not null and second_board_id is not null and not members_only`,
];

// A guest has no name. One-time names are no part of a list: whoever asks gives all names of one person.
const READS_BOARD = `
create function reads_board(board_id uuid, names uuid[]) returns boolean language sql stable as $$
  select exists (select from public.boards b where b.id = reads_board.board_id and case
    when b.closed then exists (select from public.group_members g
      where g.board_id = b.id and g.joined and g.persona_id = any(names))
    when b.members_only then cardinality(names) > 0
    else true end)
$$`;

const TAKES_WORDS = `
create function takes_words(thread uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
  select not exists (select from threads t join boards b on b.id in (t.board_id, t.second_board_id)
    where t.id = thread and (b.archived or b.read_only))
$$`;

// A thread that is sent while its board becomes part of another lands there, for the readers that it was written for.
// Boards stay as they are until it is in, so that none opens under it. On one for members it needs no mark of its own.
export const GUARD_THREADS = `
create function guard_thread_board() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  place boards;
begin
  perform from boards where id in (new.board_id, new.second_board_id) order by id for share;
  select * into strict place from boards where id = new.board_id;
  if place.merged_into is not null then
    new.members_only := new.members_only or place.members_only;
    new.board_id := place.merged_into;
    select * into strict place from boards where id = new.board_id for share;
  end if;
  new.members_only := new.members_only and not place.members_only;
  if place.archived or place.read_only then
    raise exception using errcode = 'HS055', message = 'This board takes nothing new.';
  end if;
  if new.second_board_id is not null then
    new.second_board_id := second_for(place, new.second_board_id);
  end if;
  return new;
end $$`;

// A closed group is never one of two. What became part of another board stands for that one.
export const SECOND_FOR = `
create function second_for(first boards, asked uuid) returns uuid language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  place boards;
begin
  select coalesce(m.id, b.id) into asked from boards b left join boards m on m.id = b.merged_into where b.id = asked;
  select * into strict place from boards where id = asked for share;
  if first.closed or place.closed or place.archived or place.read_only then
    raise exception using errcode = 'HS057', message = 'This board is no second one.';
  end if;
  return nullif(asked, first.id);
end $$`;

const GUARD_POSTS = `
create function guard_post_board() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not takes_words(new.thread_id) then
    raise exception using errcode = 'HS055', message = 'This board takes nothing new.';
  end if;
  return new;
end $$`;

// A few pseudonyms stand on the list of a group: a one-time name would be one of those.
const GUARD_NAMES = `
create function guard_group_names() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from personas where id = new.persona_id and kind = 'one_time')
    and exists (select from threads t join boards b on b.id = t.board_id where t.id = new.thread_id and b.closed) then
    raise exception using errcode = 'HS155', message = 'Closed groups know no one-time names.';
  end if;
  return new;
end $$`;

// Nobody else learns that something waits in a closed group.
const TELL_BUT_OF_GROUPS = TELL.replace('create function', 'create or replace function').replace(
  `t.state = 'open'`,
  `t.state = 'open' and not exists (select from boards b where b.id = t.board_id and b.closed)`,
);

const TRIGGERS = [
  `create trigger guard_thread_board before insert on threads for each row execute function guard_thread_board()`,
  `create trigger guard_post_board before insert on posts for each row when (not new.opening) execute function guard_post_board()`,
  `create trigger guard_group_names before insert on posts for each row execute function guard_group_names()`,
];

const FUNCTIONS = [
  'reads_board(uuid, uuid[])',
  'takes_words(uuid)',
  'second_for(boards, uuid)',
  'guard_thread_board()',
  'guard_post_board()',
  'guard_group_names()',
];

// Going back must not open what people wrote in a closed group.
const STAYS_CLOSED = `
do $$ begin
  if exists (select from boards where closed) then
    raise exception using errcode = 'HS056', message = 'There are closed groups; older code would open them.';
  end if;
end $$`;
