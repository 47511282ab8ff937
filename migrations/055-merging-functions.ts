// New threads wait for the locked boards, and then land where the old board went. Answers wait for nobody: their thread
// only changes its board. The board keeps its address, which leads on.
export const MERGE_BOARDS = `
create function merge_boards(part uuid, whole uuid, admin uuid) returns void language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  gone boards;
  target boards;
begin
  if not exists (select from members where id = admin and role = 'admin') then
    raise exception using errcode = 'HS042', message = 'An admin merges boards.';
  end if;
  perform from boards where id in (part, whole) order by id for no key update;
  select * into strict gone from boards where id = part;
  select * into strict target from boards where id = whole;
  if part = whole or gone.closed or target.closed or target.archived or gone.merged_into is not null then
    raise exception using errcode = 'HS058', message = 'These boards cannot become one.';
  end if;
  perform set_config('hearthside.actor', admin::text, true);
  update threads set second_board_id = nullif(nullif(second_board_id, part), whole), board_id = whole,
    members_only = members_only or gone.members_only where board_id = part;
  update threads set second_board_id = nullif(whole, board_id), members_only = members_only or gone.members_only
    where second_board_id = part;
  perform move_rows_of_board(part, whole);
  update boards set merged_into = whole where merged_into = part;
  update boards set archived = true, listed = false, merged_into = whole where id = part;
  update boards set strict = strict or gone."strict", near_crisis = near_crisis or gone.near_crisis where id = whole;
  perform record_entry('configuration', admin, part, 'boards_merged', format('%s → %s', gone.name, target.name));
  perform set_config('hearthside.actor', '', true);
end $$`;

// Every table that names a board, those of later days too. Where the new board has such a row already, that one counts.
const MOVE_ROWS = `
create function move_rows_of_board(part uuid, whole uuid) returns void language plpgsql
  set search_path = public, pg_temp as $$
declare
  place record;
  spot tid;
begin
  for place in select c.conrelid::regclass::text as name, a.attname::text as field from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.confrelid = 'boards'::regclass and array_length(c.conkey, 1) = 1
        and c.conrelid not in ('boards'::regclass, 'threads'::regclass, 'group_members'::regclass, 'site_threads'::regclass) loop
    for spot in execute format('select ctid from %s where %I = $1 for update', place.name, place.field) using part loop
      begin
        execute format('update %s set %I = $1 where ctid = $2', place.name, place.field) using whole, spot;
      exception when unique_violation then
        null;
      end;
    end loop;
  end loop;
end $$`;

/** Making one board of two. */
export const MERGE = [MOVE_ROWS, MERGE_BOARDS];

export const MERGE_FUNCTIONS = ['move_rows_of_board(uuid, uuid)', 'merge_boards(uuid, uuid, uuid)'];
