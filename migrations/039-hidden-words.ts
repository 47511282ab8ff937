import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CLEAR } from './007-publishing.js';
import { WHO_NOTICED } from './026-word-templates.js';

/**
 * Words that a mask hides do not go up again by a verdict: `clear_revision` refuses a text that has them in it, so that
 * a person reads it. Code: HS008 needs a person.
 */
export class HiddenWords1763800000039 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of MINE) await db.query(sql);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
    for (const { after } of CHANGED) await db.query(replacing(after));
  }

  async down(db: QueryRunner): Promise<void> {
    for (const { before } of CHANGED) await db.query(replacing(before));
    for (const name of [...FUNCTIONS].reverse()) await db.query(`drop function ${name}`);
  }
}

const FUNCTIONS = [
  'plain_words(text, text)',
  'passages_between(text, text[])',
  'hidden_passages(text, text)',
  'says(text, text)',
  'brings_hidden_words_back(uuid)',
];

// Letters and digits in small, whatever stands between them as `apart`: so that no sign makes other words of them.
const PLAIN_WORDS = `
create function plain_words(words text, apart text) returns text language sql immutable set search_path = public, pg_temp as $$
  select regexp_replace(regexp_replace(lower(normalize(words, nfkd)), '[\\u0300-\\u036f]', '', 'g'), '[^[:alnum:]]+', apart, 'g')
$$`;

// As hides_only walks: what stands between the shown pieces of a text, each piece taken where it comes first.
const PASSAGES_BETWEEN = `
create function passages_between(before text, shown text[]) returns text[] language plpgsql immutable strict
  set search_path = public, pg_temp as $$
declare
  rest text := substr(before, length(shown[1]) + 1);
  passages text[] := '{}';
  at int;
begin
  for nth in 2 .. cardinality(shown) - 1 loop
    at := greatest(strpos(substr(rest, 2), shown[nth]), 1);
    passages := passages || left(rest, at);
    rest := substr(rest, at + 1 + length(shown[nth]));
  end loop;
  return passages || left(rest, greatest(length(rest) - length(shown[cardinality(shown)]), 0));
end $$`;

// Where hidden and shown words are alike it is not certain which were hidden: read from both ends, either may be it. Of a
// link its name and its address are each a passage of their own.
const HIDDEN_PASSAGES = `
create function hidden_passages(before text, after text) returns setof text language sql immutable
  set search_path = public, pg_temp as $$
  with pieces as (
    select string_to_array(after, hidden_mark()) as shown
  ), found as (
    select unnest(passages_between(before, shown)) as passage from pieces where cardinality(shown) > 1
    union
    select reverse(unnest(passages_between(reverse(before),
      (select array_agg(reverse(piece) order by place desc) from unnest(shown) with ordinality as p (piece, place)))))
    from pieces where cardinality(shown) > 1
  ), parts as (
    select passage from found
    union
    select part from found, regexp_split_to_table(passage, '\\]\\(|[][()<>]|https?://(www\\.)?') part
    where passage ~ '\\]\\(|://'
  )
  select passage from parts where passage <> hidden_mark() and passage !~ '^[[:space:][:punct:]]*$'
$$`;

// A long passage is the same without its spaces; a short one only as words of its own, or it would stand in many others.
const SAYS = `
create function says(words text, passage text) returns boolean language sql immutable set search_path = public, pg_temp as $$
  select strpos(words, passage) > 0
    or (plain_words(passage, '') <> ''
      and strpos(' ' || plain_words(words, ' ') || ' ', ' ' || btrim(plain_words(passage, ' ')) || ' ') > 0)
    or (length(plain_words(passage, '')) >= 6 and strpos(plain_words(words, ''), plain_words(passage, '')) > 0)
$$`;

// A mask is over once the author's own revision went up: after a second look.
const BRINGS_BACK = `
create function brings_hidden_words_back(which uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
  select exists (
    select from revisions n
    join revisions o on o.post_id = n.post_id and o.cleared_digest is null
    join masks k on k.original_id = o.id
    join revisions m on m.id = k.revision_id
    cross join lateral (select hidden_passages(o.title, m.title) union select hidden_passages(o.body, m.body)) as hidden (passage)
    where n.id = which and says(concat_ws(E'\\n\\n', n.title, n.body), hidden.passage))
$$`;

const MINE = [PLAIN_WORDS, PASSAGES_BETWEEN, HIDDEN_PASSAGES, SAYS, BRINGS_BACK];

const CHANGED = [
  change(
    CLEAR,
    `  perform publish_revision(revision.id);`,
    `  if brings_hidden_words_back(revision.id) then
    raise exception using errcode = 'HS008', message = 'A person decides about words that were hidden.';
  end if;
  perform publish_revision(revision.id);`,
  ),
  change(WHO_NOTICED, `'after_removal', 'resting'`, `'after_removal', 'hidden_words', 'resting'`),
];

// A change that finds nothing to change would leave a door open.
function change(before: string, was: string, is: string): { before: string; after: string } {
  if (before.split(was).length !== 2) throw new Error(`Not found once: ${was}`);
  return { before, after: before.replace(was, () => is) };
}

function replacing(sql: string): string {
  return sql.replace('create function', 'create or replace function');
}
