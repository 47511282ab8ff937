// Under the name that opens it, in the transaction of the post; whoever does not want it stops with one tap.
export const FOLLOW_OWN = `
create function follow_own_thread() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into followed_threads (persona_id, thread_id, told)
    select n.id, new.thread_id, 0 from personas n where n.id = new.persona_id and n.kind in ('pseudonym', 'one_time')
      and (select count(*) from followed_threads f where f.persona_id = n.id) < 200
    on conflict do nothing;
  return null;
end $$`;

export const LEAVE_IS_STOP = `
create function leaving_stops_following() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from followed_threads where persona_id = new.persona_id and thread_id = new.thread_id;
  return null;
end $$`;

export const OUT_OF_GROUP = `
create function out_of_group_stops_following() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from followed_boards where persona_id = old.persona_id and board_id = old.board_id;
  delete from followed_threads f using threads t
    where t.id = f.thread_id and t.board_id = old.board_id and f.persona_id = old.persona_id;
  return null;
end $$`;

// What was told of it goes with it.
export const FORGET_THREAD = `
create function forget_followed_thread() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from notices n using posts p
    where p.id = n.post_id and p.thread_id = old.thread_id and n.persona_id = old.persona_id and n.kind = 'followed_thread';
  return null;
end $$`;

export const FORGET_BOARD = `
create function forget_followed_board() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from notices where persona_id = old.persona_id and board_id = old.board_id and kind = 'followed_board';
  return null;
end $$`;

// Of each thread and board there is one notice at most, which points to the first that is new. It takes so many at a time,
// chosen and written in an order of chance, so that neither minute nor place in the tables ties names. A minute that may not
// be over yet waits for the next round. Returns how many it took: where that is less than it may, nothing more is due, and
// all boards without news go on together.
export const GATHER = `
create function gather_follows(at_most int) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  due record;
  up_to minute := date_trunc('minute', now()) - interval '10 minutes';
  taken int := 0;
begin
  perform pg_advisory_xact_lock(hashtextextended('follows', 0));
  for due in
    with fresh as materialized (
      select l.board_id, p.persona_id, max(p.published_at) as published_at
      from posts p join threads t on t.id = p.thread_id and t.kind in ('talk', 'circle')
      join revisions r on r.post_id = p.id and r.state = 'published'
      cross join lateral (values (t.board_id), (t.second_board_id)) l (board_id)
      where p.opening and p.published_at <= up_to and p.published_at > (select min(f.told_from) from followed_boards f)
      group by l.board_id, p.persona_id),
    news as materialized (
      select * from (
        select f.persona_id, t.id as thread_id, null::uuid as followed_board, t.board_id as place, f.told, t.last_position as last
        from followed_threads f join threads t on t.id = f.thread_id and t.last_position > f.told
        union all
        select f.persona_id, null, b.id, coalesce(b.merged_into, b.id), null, null
        from followed_boards f join boards b on b.id = f.board_id
        where f.told_from < up_to and exists (select from fresh n where n.board_id = coalesce(b.merged_into, b.id)
          and n.published_at > f.told_from and n.persona_id <> f.persona_id)) each
      order by random() limit at_most)
    select n.*, first.id as post_id, (n.thread_id is null or first.id is not null) and reads_board(n.place, array[n.persona_id])
      and not exists (select from resting_names z where z.persona_id = n.persona_id)
      and not exists (select from left_threads l where l.thread_id = n.thread_id and l.persona_id = n.persona_id) as tells
    from news n left join lateral (
      select p.id from posts p join revisions r on r.post_id = p.id and r.state = 'published'
      where p.thread_id = n.thread_id and p.position > n.told and p.persona_id <> n.persona_id
      order by p.position limit 1) first on true
    order by random()
  loop
    taken := taken + 1;
    if due.thread_id is not null then
      update followed_threads set told = due.last where persona_id = due.persona_id and thread_id = due.thread_id;
    else
      update followed_boards set told_from = up_to where persona_id = due.persona_id and board_id = due.followed_board;
    end if;
    continue when not found or not due.tells or exists (select from notices n left join posts p on p.id = n.post_id
      where n.persona_id = due.persona_id and not n.read and (
        n.kind = 'followed_thread' and p.thread_id = due.thread_id or n.kind = 'followed_board' and n.board_id = due.followed_board));
    delete from notices n where n.persona_id = due.persona_id and (
      n.kind = 'followed_board' and n.board_id = due.followed_board
      or n.kind = 'followed_thread' and exists (select from posts p where p.id = n.post_id and p.thread_id = due.thread_id));
    insert into notices (id, persona_id, kind, post_id, board_id)
      values (gen_random_uuid(), due.persona_id, case when due.thread_id is null then 'followed_board' else 'followed_thread' end,
        due.post_id, due.followed_board);
  end loop;
  if taken < at_most then
    update followed_boards set told_from = up_to where told_from < up_to;
  end if;
  return taken;
end $$`;

export const TRIGGERS = [
  `create trigger follow_own_thread after insert on posts for each row when (new.opening) execute function follow_own_thread()`,
  `create trigger leaving_stops_following after insert on left_threads for each row execute function leaving_stops_following()`,
  `create trigger out_of_group_stops_following after delete on group_members for each row
    execute function out_of_group_stops_following()`,
  `create trigger forget_followed_thread after delete on followed_threads for each row execute function forget_followed_thread()`,
  `create trigger forget_followed_board after delete on followed_boards for each row execute function forget_followed_board()`,
];

/** As they are called, in the order in which they are made. */
export const FUNCTIONS = [
  'follow_own_thread()',
  'leaving_stops_following()',
  'out_of_group_stops_following()',
  'forget_followed_thread()',
  'forget_followed_board()',
  'gather_follows(int)',
];
