import { type Note, notesOf } from '../folding/notes.js';
import type { Kind } from './forms.js';

export const RESULTS_A_PAGE = 20;

// Only so many of the newest that have the words are ranked: ranking all that say "today" would take seconds.
const RANKED = 500;

/** A board that a visitor may read. */
export interface BoardRow {
  id: string;
  slug: string;
  name: string;
}

/** SQL: the boards that whoever has the names $1 may read; a guest has none. */
export const readableBoards = `
  select b.id, b.slug, b.name from boards b where reads_board(b.id, $1::uuid[]) order by b.place`;

export interface ResultRow {
  post_id: string;
  kind: Kind;
  published_at: Date;
  /** Where the list goes on behind it. */
  place: string;
  persona_id: string;
  name: string;
  notes: Note[];
  html: string;
  /** Its words, with STX and ETX around those that were found. */
  headline: string;
  title: string | null;
  opened_by: string;
  thread_notes: Note[];
  board_name: string;
  members_only: boolean;
}

const QUERY = `websearch_to_tsquery('pg_catalog.english', $1)`;

// $1 words, $2 boards that the visitor may read, $3 those of them that were asked for, $4 a kind or null, $5 whether the
// visitor is a guest. A thread on two boards is for whoever may read both.
const FOUND = `
  from search_texts s
  join threads t on t.id = s.thread_id
  where s.words @@ ${QUERY}
    and t.board_id = any($2::uuid[]) and (t.second_board_id is null or t.second_board_id = any($2::uuid[]))
    and (t.board_id = any($3::uuid[]) or t.second_board_id = any($3::uuid[]))
    and ($4::text is null or s.kind = $4) and not ($5 and t.members_only)`;

// The words and the title come from what is published at this moment, whatever the index says.
const shown = (picked: string, order: string): string => `
  with picked as materialized (${picked})
  select f.post_id, f.kind, f.published_at, f.place, p.persona_id, n.name, ${notesOf('p.id')} as notes, r.html,
    ts_headline('pg_catalog.english', search_words(r.html), ${QUERY},
      'StartSel="' || chr(2) || '", StopSel="' || chr(3) || '", MaxFragments=2, MaxWords=24, MinWords=10, ShortWord=0, FragmentDelimiter=" … "') as headline,
    w.title, o.persona_id as opened_by, ${notesOf('o.id')} as thread_notes, b.name as board_name,
    b.members_only or t.members_only as members_only
  from picked f
  join posts p on p.id = f.post_id
  join revisions r on r.post_id = p.id and r.state = 'published'
  join personas n on n.id = p.persona_id
  join threads t on t.id = p.thread_id
  join boards b on b.id = t.board_id
  join posts o on o.thread_id = t.id and o.opening
  left join revisions w on w.post_id = o.id and w.state = 'published'
  order by ${order}`;

/**
 * SQL: what fits best, of the newest. $6 how many came before.
 * Asked without a name, so that PostgreSQL plans it for the very words: rare ones by the index of words, common ones by
 * reading the newest until there are enough.
 */
export const best = shown(
  `select m.*, (row_number() over (order by m.rank desc, m.published_at desc, m.post_id desc))::text as place
   from (select s.post_id, s.kind, s.published_at, ts_rank(s.words, ${QUERY}) as rank ${FOUND}
     order by s.published_at desc, s.post_id desc limit ${RANKED}) m
   order by m.rank desc, m.published_at desc, m.post_id desc
   limit ${RESULTS_A_PAGE + 1} offset $6::int`,
  'f.rank desc, f.published_at desc, f.post_id desc',
);

/** SQL: what has the words, newest first. $6 and $7 the moment and the post behind which it goes on. */
export const newest = shown(
  `select s.post_id, s.kind, s.published_at, concat_ws(' ', to_char(s.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"'), s.post_id) as place
   ${FOUND} and (s.published_at, s.post_id) < ($6::timestamptz, $7::uuid)
   order by s.published_at desc, s.post_id desc limit ${RESULTS_A_PAGE + 1}`,
  'f.published_at desc, f.post_id desc',
);

/** SQL: whether there is anything to look for in $1. Words such as "the" are in every text. */
export const telling = `select numnode(${QUERY}) > 0 as telling`;
