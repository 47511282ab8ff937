import { STANDING_TIPS } from '../tips/tip-reading.js';
import type { SearchFields } from './forms.js';

/** SQL: what $1 looks for. */
export const QUERY = `websearch_to_tsquery('pg_catalog.english', $1)`;

/*
 * SQL: the ways to find something, each with its id, kind, moment and words; they are put together as they are asked for.
 * $1 words, $2 boards that the visitor may read, $3 those of them that were asked for, $4 whether the visitor is a guest.
 */

// A thread on two boards is for whoever may read both.
const posts = (only = ''): string => `
  select s.post_id as id, s.kind, s.published_at as at, s.words
  from search_texts s
  join threads t on t.id = s.thread_id
  where s.words @@ ${QUERY}
    and t.board_id = any($2::uuid[]) and (t.second_board_id is null or t.second_board_id = any($2::uuid[]))
    and (t.board_id = any($3::uuid[]) or t.second_board_id = any($3::uuid[]))
    and not ($4 and t.members_only)${only}`;

const THREADS = posts(` and s.kind = 'thread'`);
const ANSWERS = posts(` and s.kind = 'answer'`);

// A tip is an answer: its words follow it, and go with it. Not beside the answers, or an unnamed one would stand there twice,
// once with its name. The library knows who may read it.
const TIPS = `
  select w.post_id as id, 'tip' as kind, w.published_at as at, w.words
  from search_texts w
  where w.words @@ ${QUERY} and w.post_id in (
    select p.id from ${STANDING_TIPS} and b.id = any($3::uuid[])
      and (t.second_board_id is null or t.second_board_id = any($2::uuid[])) and not ($4 and t.members_only))`;

// Other help is for everybody.
const RESOURCES = `
  select e.resource_id as id, 'resource' as kind, e.changed_at as at, e.words
  from search_resources e where e.words @@ ${QUERY}`;

/** Where to look. Other help is of no board: it is no answer to who asks for one. */
export function sourcesFor({ kind, board }: Pick<SearchFields, 'kind' | 'board'>): string[] {
  if (kind !== null) return [BY_KIND[kind]];
  return board === '' ? [posts(), RESOURCES] : [posts()];
}

const BY_KIND = { thread: THREADS, answer: ANSWERS, tip: TIPS, resource: RESOURCES };
