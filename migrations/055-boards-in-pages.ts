import type { MigrationInterface, QueryRunner } from 'typeorm';
import { GROUP_FUNCTIONS, GROUPS } from './055-closed-group-functions.js';
import { MERGE, MERGE_FUNCTIONS } from './055-merging-functions.js';

/**
 * Boards kept in pages: what the web may change of them, for whom, with an entry in the record; closed groups; a second
 * board for a thread.
 * Codes: HS040 not this person's to choose, HS042 not this person's to change, HS057 no second board, HS058 not to be merged.
 */
export class BoardsInPages1763800000055 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [RECORD_BOARD, ...KEEPING, ...MERGE, ...GROUPS, CHOOSE_SECOND]) await db.query(sql);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const name of [...FUNCTIONS].reverse()) await db.query(`drop function ${name}`);
    await db.query(RECORD_BOARD_BEFORE);
  }
}

const ACTOR = `nullif(current_setting('hearthside.actor', true), '')::uuid`;

const CHANGED = `(
      select string_agg(format('%s: %s → %s', key, b.value, a.value), E'\\n' order by key)
      from jsonb_each_text(to_jsonb(old)) b join jsonb_each_text(to_jsonb(new)) a using (key)
      where a.value is distinct from b.value)`;

const recordBoard = (body: string): string => `
create or replace function record_board() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  ${body}
  return null;
end $$`;

// What a closed group is called is not for the record, which the whole desk reads. A new order is one entry, not many.
export const RECORD_BOARD = recordBoard(`if to_jsonb(old) - 'place' <> to_jsonb(new) - 'place' then
    perform record_entry('configuration', ${ACTOR}, case when not new.closed then new.id end, 'board_changed',
      case when not new.closed then ${CHANGED} end);
  end if;`);

const RECORD_BOARD_BEFORE = recordBoard(
  `perform record_entry('configuration', ${ACTOR}, new.id, 'board_changed', ${CHANGED});`,
);

// What was written for members stays with them when its board opens to anyone. A board that rests for good silences no
// thread of another.
export const SET_BOARD = `
create function set_board(board uuid, changes jsonb, staff uuid) returns boolean language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  office text := coalesce((select role from members where id = staff), '');
  place boards;
begin
  if office <> 'admin' and (office not in ('facilitator', 'moderator', 'lead')
      or changes - array['description', 'welcome', 'rules', 'first_steps'] <> '{}') then
    raise exception using errcode = 'HS042', message = 'An admin changes boards; facilitators change their texts.';
  end if;
  select * into place from boards where id = board and not closed and merged_into is null for no key update;
  if place.id is null then
    return false;
  end if;
  perform set_config('hearthside.actor', staff::text, true);
  if place.members_only and not coalesce((changes->>'members_only')::boolean, true) then
    update threads set members_only = true where board in (board_id, second_board_id);
  end if;
  if (changes->>'archived')::boolean then
    update threads set second_board_id = null, members_only = members_only or place.members_only
      where second_board_id = board;
  end if;
  update boards b set name = coalesce(changes->>'name', b.name),
    description = coalesce(changes->>'description', b.description), welcome = coalesce(changes->>'welcome', b.welcome),
    rules = coalesce(changes->>'rules', b.rules), first_steps = coalesce(changes->>'first_steps', b.first_steps),
    model = coalesce(changes->>'model', b.model), strict = coalesce((changes->>'strict')::boolean, b.strict),
    near_crisis = coalesce((changes->>'near_crisis')::boolean, b.near_crisis),
    members_only = coalesce((changes->>'members_only')::boolean, b.members_only),
    listed = coalesce((changes->>'listed')::boolean, b.listed),
    read_only = coalesce((changes->>'read_only')::boolean, b.read_only),
    archived = coalesce((changes->>'archived')::boolean, b.archived)
  where b.id = board;
  perform set_config('hearthside.actor', '', true);
  return true;
end $$`;

const MAKE_BOARD = `
create function make_board(address text, texts jsonb, admin uuid) returns boolean language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  made uuid;
begin
  if not exists (select from members where id = admin and role = 'admin') then
    raise exception using errcode = 'HS042', message = 'An admin makes boards.';
  end if;
  lock table boards in share row exclusive mode;
  insert into boards (slug, name, description, welcome, rules, first_steps, model, strict, near_crisis, members_only, place)
    select address, texts->>'name', texts->>'description', texts->>'welcome', coalesce(texts->>'rules', ''),
      coalesce(texts->>'first_steps', ''), coalesce(texts->>'model', 'mutual'), coalesce((texts->>'strict')::boolean, false),
      coalesce((texts->>'near_crisis')::boolean, false), coalesce((texts->>'members_only')::boolean, false),
      (select coalesce(max(place), -1) + 1 from boards)
    where not exists (select from boards where slug = address)
    returning id into made;
  if made is not null then
    perform record_entry('configuration', admin, made, 'board_made', texts->>'name');
  end if;
  return made is not null;
end $$`;

// Three steps: no two boards ever have one place.
const MOVE_BOARD = `
create function move_board(board uuid, up boolean, admin uuid) returns void language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  here boards;
  there boards;
begin
  if not exists (select from members where id = admin and role = 'admin') then
    raise exception using errcode = 'HS042', message = 'An admin orders the boards.';
  end if;
  lock table boards in share row exclusive mode;
  select * into here from boards where id = board and not closed;
  select * into there from boards where not closed and not archived and (up and place < here.place or not up and place > here.place)
    order by case when up then -place else place end limit 1;
  if there.id is null then
    return;
  end if;
  update boards set place = -1 - here.place where id = here.id;
  update boards set place = here.place where id = there.id;
  update boards set place = there.place where id = here.id;
  perform record_entry('configuration', admin, board, case when up then 'board_moved_up' else 'board_moved_down' end, null);
end $$`;

const KEEPING = [SET_BOARD, MAKE_BOARD, MOVE_BOARD];

// Nobody else reads a thread because its second board changes: what others wrote for members stays with them. Boards
// come before their threads, as for whoever changes or merges them.
export const CHOOSE_SECOND = `
create function choose_second_board(which uuid, who uuid, asked uuid) returns void language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  thread threads;
  first boards;
begin
  select * into thread from threads where id = which;
  perform from boards where id in (thread.board_id, asked) order by id for share;
  select * into thread from threads where id = which for update;
  if not opened_by(which, who) or thread.kind <> 'talk' then
    raise exception using errcode = 'HS040', message = 'Who opened a thread chooses where it is listed.';
  end if;
  select * into strict first from boards where id = thread.board_id;
  if asked is not null then
    asked := second_for(first, asked);
  end if;
  update threads set second_board_id = asked, members_only = members_only or (others_wrote(which, who)
    and exists (select from boards b where b.id = thread.second_board_id and b.members_only)) where id = which;
end $$`;

const FUNCTIONS = [
  'set_board(uuid, jsonb, uuid)',
  'make_board(text, jsonb, uuid)',
  'move_board(uuid, boolean, uuid)',
  ...MERGE_FUNCTIONS,
  ...GROUP_FUNCTIONS,
  'choose_second_board(uuid, uuid, uuid)',
];
