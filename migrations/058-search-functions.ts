/** As they are called, in the order in which they are made. */
export const FUNCTIONS = [
  'search_words(text)',
  'search_vector(text, text)',
  'index_post(uuid)',
  'follow_revision()',
  'index_posts_after(uuid, int)',
];

// What a rendering says in its writer's own words: without what it quotes, tags, link targets and the mark of a mask.
// Renderings have no control characters: one of them tells where a quote ended.
export const SEARCH_WORDS = `
create function search_words(html text) returns text language plpgsql immutable strict parallel safe
  set search_path = public, pg_temp as $$
declare
  piece text;
  depth int := -1;
  words text := '';
begin
  foreach piece in array string_to_array(replace(html, '</blockquote>', '<blockquote>' || chr(1)), '<blockquote>') loop
    depth := depth + case when starts_with(piece, chr(1)) then -1 else 1 end;
    if depth <= 0 then
      words := words || ' ' || ltrim(piece, chr(1));
    end if;
  end loop;
  words := replace(words, hidden_mark(), ' ');
  words := regexp_replace(words, '</?(em|strong|a|code|del|s)( [^>]*)?>', '', 'g');
  words := regexp_replace(words, '<[^>]*>', ' ', 'g');
  words := replace(replace(replace(words, '&lt;', '<'), '&gt;', '>'), '&quot;', '"');
  words := replace(replace(words, '&#39;', ''''), '&amp;', '&');
  return btrim(regexp_replace(words, '\\s+', ' ', 'g'));
end $$`;

export const SEARCH_VECTOR = `
create function search_vector(title text, html text) returns tsvector language sql immutable parallel safe
  set search_path = public, pg_temp as $$
  select setweight(to_tsvector('pg_catalog.english', replace(coalesce(title, ''), hidden_mark(), ' ')), 'A')
    || to_tsvector('pg_catalog.english', coalesce(search_words(html), ''))
$$`;

// Called where the published text of a post may have changed: whatever is up then is what can be found. What the place
// says every day by itself is nobody's answer.
export const INDEX_POST = `
create function index_post(which uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into search_texts (post_id, revision_id, thread_id, kind, published_at, words)
    select p.id, r.id, p.thread_id, case when p.opening then 'thread' else 'answer' end,
      coalesce(p.published_at, date_trunc('minute', now())), search_vector(r.title, r.html)
    from posts p
    join threads t on t.id = p.thread_id
    join revisions r on r.post_id = p.id and r.state = 'published'
    where p.id = which and not (p.opening and t.kind in ('check_in', 'company'))
  on conflict (post_id) do update set revision_id = excluded.revision_id, words = excluded.words;
end $$`;

export const FOLLOW_REVISION = `
create function follow_revision() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if old.state = 'published' then
    delete from search_texts where revision_id = old.id;
  end if;
  if new.state = 'published' then
    perform index_post(new.post_id);
  end if;
  return null;
end $$`;

// For what was up before there was an index, in short transactions. Each text is held as it is until its own ends: what is
// taken back meanwhile waits that long, and is then taken out. Threads and posts first, as whoever erases them: the rows of
// the index point to them.
export const INDEX_POSTS_AFTER = `
create function index_posts_after(place uuid, most int) returns uuid language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  held uuid[];
  post uuid;
begin
  held := array(select p.id from threads t join posts p on p.thread_id = t.id
    where p.id > place and exists (select from revisions r where r.post_id = p.id and r.state = 'published')
    order by p.id limit most for key share of t, p);
  for post in select post_id from revisions where state = 'published' and post_id = any(held) order by post_id for share
  loop
    perform index_post(post);
  end loop;
  return held[cardinality(held)];
end $$`;
