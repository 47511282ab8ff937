// Before every thread.
const NO_THREAD = `'00000000-0000-0000-0000-000000000000'::uuid`;

// From here on the part takes nothing, its address leads on, and its threads have the stricter rules of both wherever
// they stand. New threads wait for the locked boards, and then land in the whole.
export const BEGIN_MERGING = `
create or replace function merge_boards(part uuid, whole uuid, admin uuid) returns void language plpgsql security definer
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
  if part = whole or gone.closed or target.closed or target.archived or gone.merged_into is not null
    or gone.merging_into is not null or target.merging_into is not null
    or exists (select from boards where merging_into = part) then
    raise exception using errcode = 'HS058', message = 'These boards cannot become one.';
  end if;
  perform set_config('hearthside.actor', admin::text, true);
  insert into mergings (part, whole, for_members, stricter, judged_to, threads)
    select part, whole, gone.members_only, target."strict" and not gone."strict",
      case when gone."strict" and not target."strict" then ${NO_THREAD} end, count(*)
    from threads t where t.board_id = part;
  update boards set merged_into = whole where merged_into = part;
  update boards b set merging_into = whole, "strict" = b."strict" or target."strict",
    near_crisis = b.near_crisis or target.near_crisis, members_only = b.members_only or target.members_only,
    listed = b.listed and target.listed, read_only = b.read_only or target.read_only where b.id = part;
  update boards b set "strict" = b."strict" or gone."strict", near_crisis = b.near_crisis or gone.near_crisis where b.id = whole;
  perform record_entry('configuration', admin, part, 'boards_merged', format('%s → %s', gone.name, target.name));
  perform set_config('hearthside.actor', '', true);
end $$`;

// Answers wait for nobody: their thread only changes its board. Another worker's merging is left to it. A thread is moved,
// counted and put down to be judged in one step, so that a worker who dies has done it or has not. One that is being judged
// right now is left for the next round: whoever answers in the others would wait for the screen.
export const MERGE_SOME = `
create function merge_some(at_most int) returns boolean language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  merging mergings;
  picked uuid[];
  ready uuid[];
begin
  select * into merging from mergings order by part limit 1 for update skip locked;
  if merging.part is null then
    return false;
  end if;
  picked := array(select id from (
    (select id from threads where board_id = merging.part limit at_most)
    union (select id from threads where second_board_id = merging.part limit at_most)) these order by id limit at_most);
  if cardinality(picked) = 0 then
    perform judge_some_of_whole(merging, at_most);
    return true;
  end if;
  perform from threads where id = any(picked) order by id for no key update;
  ready := array(select thread_id from threads_to_judge where thread_id = any(picked) for update skip locked);
  picked := array(select one from unnest(picked) one
    where one = any(ready) or not exists (select from threads_to_judge j where j.thread_id = one));
  update threads t set members_only = t.members_only or merging.for_members,
    board_id = case t.board_id when merging.part then merging.whole else t.board_id end,
    second_board_id = nullif(case t.second_board_id when merging.part then merging.whole else t.second_board_id end,
      case t.board_id when merging.part then merging.whole else t.board_id end)
  where t.id = any(picked);
  if merging.stricter then
    insert into threads_to_judge (thread_id) select unnest(picked) on conflict (thread_id) do update set judged_to = 0;
  end if;
  update mergings set moved = moved + cardinality(picked) where part = merging.part;
  return cardinality(picked) > 0;
end $$`;

// What the whole had before is judged too where the part was the stricter one; with nothing left to judge, it is done.
export const JUDGE_SOME = `
create function judge_some_of_whole(merging mergings, at_most int) returns void language plpgsql
  set search_path = public, pg_temp as $$
declare
  picked uuid[] := array(select id from threads where merging.whole in (board_id, second_board_id)
    and id > merging.judged_to order by id limit at_most);
begin
  if cardinality(picked) = 0 then
    perform finish_merging(merging);
    return;
  end if;
  insert into threads_to_judge (thread_id) select unnest(picked) on conflict (thread_id) do update set judged_to = 0;
  update mergings set judged_to = picked[cardinality(picked)] where part = merging.part;
end $$`;

// The board keeps its address, which leads on.
export const FINISH_MERGING = `
create function finish_merging(merging mergings) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  perform from boards where id in (merging.part, merging.whole) order by id for no key update;
  delete from mergings where part = merging.part;
  perform move_rows_of_board(merging.part, merging.whole);
  update boards set archived = true, listed = false, merging_into = null, merged_into = merging.whole where id = merging.part;
end $$`;
