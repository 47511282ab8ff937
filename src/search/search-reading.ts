import { type Note, notesOf } from '../folding/notes.js';
import type { Topic } from '../tips/topics.js';
import type { Kind } from './forms.js';
import { QUERY } from './sources.js';

export const RESULTS_A_PAGE = 20;

// Only so many of the newest that have the words are ranked: ranking all that say "today" would take seconds.
const RANKED = 500;

/** A board that a visitor may read. */
export interface BoardRow {
  id: string;
  slug: string;
  name: string;
  /** It is part of the board whose slug it has, or becomes it just now: asked for by that one. */
  part: boolean;
}

/** SQL: the boards that whoever has the names $1 may read; a guest has none. */
export const readableBoards = `
  select b.id, coalesce(w.slug, b.slug) as slug, b.name, w.id is not null as part
  from boards b left join boards w on w.id = coalesce(b.merged_into, b.merging_into)
  where reads_board(b.id, $1::uuid[]) order by b.place`;

interface AnyRow {
  id: string;
  published_at: Date;
  /** Where the list goes on behind it. */
  place: string;
  /** Its words, with STX and ETX around those that were found. */
  headline: string;
}

/** A post that was found, or a tip, which is one. */
export interface PostRow extends AnyRow {
  kind: Exclude<Kind, 'resource'>;
  persona_id: string;
  name: string;
  notes: Note[];
  html: string;
  title: string | null;
  opened_by: string;
  thread_notes: Note[];
  board_name: string;
  slug: string;
  members_only: boolean;
  /** Of a tip. */
  topic: Topic | null;
  unnamed: boolean | null;
}

/** Other help that was found. */
export interface ResourceRow extends AnyRow {
  kind: 'resource';
  name: string;
  country: string | null;
}

export type ResultRow = PostRow | ResourceRow;

const headline = (words: string): string => `
    ts_headline('pg_catalog.english', ${words}, ${QUERY},
      'StartSel="' || chr(2) || '", StopSel="' || chr(3) || '", MaxFragments=2, MaxWords=24, MinWords=10, ShortWord=0, FragmentDelimiter=" … "') as headline`;

// Every statement takes the same values, whatever of them it asks for. The words and the title come from what is published
// at this moment, whatever the index says.
const shown = (picked: string): string => `
  with asked as (select $2::uuid[], $3::uuid[], $4::boolean),
  picked as materialized (${picked})
  select f.nth, f.id, f.kind, f.at as published_at, f.place, p.persona_id, n.name, ${notesOf('p.id')} as notes, r.html,
    ${headline('search_words(r.html)')}, w.title, o.persona_id as opened_by, ${notesOf('o.id')} as thread_notes,
    b.name as board_name, b.slug, b.members_only or t.members_only as members_only, u.topic, u.consent = 'unnamed' as unnamed,
    null as country
  from picked f
  join posts p on p.id = f.id
  join revisions r on r.post_id = p.id and r.state = 'published'
  join personas n on n.id = p.persona_id
  join threads t on t.id = p.thread_id
  join boards b on b.id = t.board_id
  join posts o on o.thread_id = t.id and o.opening
  left join revisions w on w.post_id = o.id and w.state = 'published'
  left join tips u on u.post_id = p.id and f.kind = 'tip'
  where f.kind <> 'resource'
  union all
  select f.nth, f.id, f.kind, f.at, f.place, null, e.name, null, null, ${headline('e.said')},
    null, null, null, null, null, null, null, null, e.country
  from picked f join search_resources e on e.resource_id = f.id
  where f.kind = 'resource'
  order by nth`;

const together = (sources: string[], one: (source: string) => string): string =>
  sources.map((source) => `(${one(source)})`).join(' union all ');

/**
 * SQL: what fits best, of the newest of each source. $5 how many came before.
 * Asked without a name, so that PostgreSQL plans it for the very words: rare ones by the index of words, common ones by
 * reading the newest until there are enough.
 */
export const best = (sources: string[]): string =>
  shown(
    `select m.*, m.nth::text as place from (
       select s.id, s.kind, s.at, row_number() over (order by s.rank desc, s.at desc, s.id desc) as nth
       from (${together(sources, ranked)}) s) m
     order by m.nth limit ${RESULTS_A_PAGE + 1} offset $5::int`,
  );

const ranked = (source: string): string => `
  select x.id, x.kind, x.at, ts_rank(x.words, ${QUERY}) as rank from (${source}) x
  order by x.at desc, x.id desc limit ${RANKED}`;

/** SQL: what has the words, newest first. $5 and $6 the moment and the id behind which it goes on. */
export const newest = (sources: string[]): string =>
  shown(
    `select m.*, row_number() over (order by m.at desc, m.id desc) as nth,
       concat_ws(' ', to_char(m.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"'), m.id) as place
     from (${together(sources, latest)}) m
     order by m.at desc, m.id desc limit ${RESULTS_A_PAGE + 1}`,
  );

const latest = (source: string): string => `
  select x.id, x.kind, x.at from (${source}) x where (x.at, x.id) < ($5::timestamptz, $6::uuid)
  order by x.at desc, x.id desc limit ${RESULTS_A_PAGE + 1}`;

/** SQL: whether there is anything to look for in $1. Words such as "the" are in every text. */
export const telling = `select numnode(${QUERY}) > 0 as telling`;
