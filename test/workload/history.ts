import type { Sql } from '../database/hands.js';

/** Texts that were held and decided about, all alike. */
export interface Decided {
  count: number;
  /** An SQL expression: when they were written. */
  written: string;
  /** Minutes until the decision. */
  wait: number;
  tier?: string;
  outcome?: string;
  /** By how many people, in turn. */
  people?: number;
  /** Whether the decision came with words. */
  words?: boolean;
  /** Minutes until a message before the decision; without it there was none. */
  message?: number;
}

/** Writes a history down as the pictures read it. */
export async function addDecided(
  sql: Sql,
  personaId: string,
  { count, written, wait, tier = 'none', outcome = 'keep', people = 3, words = false, message }: Decided,
): Promise<void> {
  await sql(
    `with at as (select date_trunc('minute', (${written})::timestamptz) as at),
     thread as (insert into threads (board_id) select id from boards limit 1 returning id),
     posted as (insert into posts (thread_id, persona_id) select id, $1 from thread, generate_series(1, $2::int) returning id),
     wrote as (
       insert into revisions (post_id, number, body, submission_key, written_at)
       select p.id, 1, 'Grey.', gen_random_uuid(), at.at from posted p, at returning id),
     judged as (
       insert into verdicts (revision_id, digest, engine, tier, categories, score, matches, outcome, why, given_at)
       select w.id, '', 'by hand', $3::text, '{}', 0.5, '[]', 'hold', 'spam', at.at from wrote w, at returning revision_id),
     decided as (
       insert into decisions (revision_id, staff_id, outcome, digest, decided_at)
       select revision_id, lpad((row_number() over () % $4::int)::text, 32, '0')::uuid, $5::text, '', at.at + make_interval(mins => $6::int)
       from judged, at returning id, revision_id, staff_id),
     told as (
       insert into review_messages (revision_id, staff_id, sent_at, submission_key)
       select revision_id, staff_id, at.at + make_interval(mins => $7::int), gen_random_uuid() from decided, at where $7::int is not null)
     insert into decision_texts (decision_id, reason) select id, 'Thank you for writing.' from decided where $8::boolean`,
    [personaId, count, tier, people, outcome, wait, message ?? null, words],
  );
}
