/** What keeps a pseudonym in a thread where it has written nothing yet. */
export interface Kept {
  why: 'turn_taken' | 'follows';
}

/** SQL: why the persona $2 keeps to its name in the thread $1. A second name beside it would be tied to it. */
export const KEPT = `
  select 'turn_taken' as why from reply_turns where thread_id = $1 and persona_id = $2 and until > now()
  union all
  select 'follows' from followed_threads where thread_id = $1 and persona_id = $2`;

/** SQL: the thread $1 is in a closed group. */
export const IN_GROUP =
  'select from threads t join boards b on b.id = t.board_id where t.id = $1 and b.closed';
