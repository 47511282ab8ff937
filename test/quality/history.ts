import type { Sql } from '../database/hands.js';

/** Texts of one kind, and what people said of the first of them. */
export interface Texts {
  count: number;
  tier: string;
  /** Why they were held; without it they went up. */
  why?: string;
  rules?: string[];
  weeksAgo?: number;
  /** What the decisions' question got: how many of each. */
  right?: Record<string, number>;
  /** What the blind sample got: how many of each; `waiting` for those that nobody judged yet. */
  judged?: Record<string, number>;
}

/** Writes a history down as the figures read it: verdicts, and the answers about them. */
export async function addHistory(sql: Sql, personaId: string, texts: Texts): Promise<void> {
  const ids = await verdicts(sql, personaId, texts);
  for (const [at, answer] of spread(texts.right ?? {}).entries())
    await sql(
      `insert into decisions (revision_id, staff_id, outcome, digest, screen_right)
       select revision_id, gen_random_uuid(), 'keep', digest, $2 from verdicts where id = $1`,
      [ids[at], answer],
    );
  for (const [at, answer] of spread(texts.judged ?? {}).entries())
    await sql(
      `insert into audits (verdict_id, judgement, judged_by, judged_at)
       select $1, given, case when given is not null then gen_random_uuid() end,
         case when given is not null then date_trunc('minute', now()) end
       from (select $2::text as given) answer`,
      [ids[at], answer === 'waiting' ? null : answer],
    );
}

// A Wednesday noon, so that a week ago is a week ago whatever the day.
async function verdicts(
  sql: Sql,
  personaId: string,
  { count, tier, why, rules = [], weeksAgo = 0 }: Texts,
): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `with thread as (insert into threads (board_id) select id from boards limit 1 returning id),
     posted as (insert into posts (thread_id, persona_id) select id, $1 from thread, generate_series(1, $2) returning id),
     written as (
       insert into revisions (post_id, number, body, submission_key)
       select id, 1, 'Grey.', gen_random_uuid() from posted returning id)
     insert into verdicts (revision_id, digest, engine, tier, categories, score, matches, outcome, why, given_at)
     select id, '', 'by hand', $3, '{}', 0.5, $4, case when $5::text is null then 'clear' else 'hold' end, $5,
       (date_trunc('week', now() at time zone 'utc') + interval '60 hours' - make_interval(weeks => $6)) at time zone 'utc'
     from written returning id`,
    [personaId, count, tier, JSON.stringify(matches(rules)), why ?? null, weeksAgo],
  );
  return rows.map(({ id }) => id);
}

// Twice each: a rule counts once for a text, however often it matched.
function matches(rules: string[]): object[] {
  return [...rules, ...rules].map((rule, at) => ({ start: at, end: at + 1, rule, category: 'suicide' }));
}

function spread(counts: Record<string, number>): string[] {
  return Object.entries(counts).flatMap(([answer, count]) => Array.from({ length: count }, () => answer));
}
