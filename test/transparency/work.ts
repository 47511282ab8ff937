import {
  decide,
  hold,
  putUp,
  recordDecision,
  type Someone,
  type Sql,
  takeClaim,
  writeThread,
} from '../database/hands.js';
import type { Forum } from '../support/forum.js';
import { Months } from '../../src/transparency/months.js';

export type Outcome = 'publish' | 'return' | 'keep' | 'decline';

/** Texts that were held and decided about, by the same doors as on the desk. */
export async function decided(sql: Sql, author: Someone, staff: Someone, outcomes: Outcome[]): Promise<void> {
  for (const outcome of outcomes) await decide(sql, await heldText(sql, author), staff, outcome);
}

export async function heldText(sql: Sql, author: Someone) {
  return hold(sql, await writeThread(sql, author), { tier: 'none', why: 'spam' });
}

/** Texts that went up at once. */
export async function wentUp(sql: Sql, author: Someone, count: number): Promise<void> {
  for (let left = count; left > 0; left--) await putUp(sql, await writeThread(sql, author));
}

/** A text that was up and was taken down. */
export async function takenDown(sql: Sql, author: Someone, staff: Someone): Promise<void> {
  const text = await putUp(sql, await writeThread(sql, author));
  await decide(sql, text, staff, 'remove');
}

export async function pause(sql: Sql, whom: Someone, by: Someone, kind = 'cool_off'): Promise<void> {
  await sql(
    `insert into limits (id, member_id, persona_id, set_by, kind, guideline, ends_at)
     values (gen_random_uuid(), $1, $2, $3, $4, 'kindness',
       case when $4 in ('notice', 'ban') then null else date_trunc('minute', now()) + interval '5 hours' end)`,
    [whom.memberId, whom.personaId, by.memberId, kind],
  );
}

/** A second look that was asked for and answered. */
export async function lookedAgain(
  sql: Sql,
  author: Someone,
  [first, second]: [Someone, Someone],
  outcome: 'publish' | 'uphold',
): Promise<void> {
  const text = await heldText(sql, author);
  await decide(sql, text, first, 'return');
  const [look] = await sql<{ id: string }>(
    `insert into second_looks (decision_id) select id from decisions where revision_id = $1 returning id`,
    [text.id],
  );
  await takeClaim(sql, text, second);
  const decision = await recordDecision(sql, text, second, outcome);
  await sql('insert into second_look_answers (second_look_id, decision_id) values ($1, $2)', [
    look!.id,
    decision,
  ]);
  await sql('select apply_decision($1)', [decision]);
}

/** A reader's report of a text that is up, answered where there is an outcome. */
export async function reported(
  sql: Sql,
  { author, reader, staff }: { author: Someone; reader: Someone; staff: Someone },
  kind: string,
  outcome: string | null = null,
): Promise<void> {
  const text = await putUp(sql, await writeThread(sql, author));
  const [report] = await sql<{ id: string }>(
    `insert into reports (post_id, revision_id, persona_id, kind) values ($1, $2, $3, $4) returning id`,
    [text.postId, text.id, reader.personaId, kind],
  );
  if (outcome)
    await sql(
      `update reports set state = 'answered', answered_by = $2, answered_at = date_trunc('minute', now()), outcome = $3 where id = $1`,
      [report!.id, staff.memberId, outcome],
    );
}

/** A second look at a pause. */
export async function appealed(
  sql: Sql,
  whom: Someone,
  [first, second]: [Someone, Someone],
  decision: 'stands' | 'lifted' | null,
): Promise<void> {
  await pause(sql, whom, first);
  const [asked] = await sql<{ id: string }>(
    `insert into limit_appeals (limit_id, persona_id, body)
     select id, $1, 'Please look.' from limits l where member_id = $2
       and not exists (select from limit_appeals where limit_id = l.id) limit 1 returning id`,
    [whom.personaId, whom.memberId],
  );
  if (decision)
    await sql(
      `update limit_appeals set decision = $2, answer = 'Thank you.', decided_by = $3, decided_at = date_trunc('minute', now())
       where id = $1`,
      [asked!.id, decision, second.memberId],
    );
}

/** A text of the blind sample, judged. */
export async function judged(sql: Sql, author: Someone, judgement: string): Promise<void> {
  const text = await putUp(sql, await writeThread(sql, author));
  await sql(
    `insert into audits (verdict_id, judgement, judged_by, judged_at)
     select id, $2, gen_random_uuid(), date_trunc('minute', now()) from verdicts where revision_id = $1`,
    [text.id, judgement],
  );
}

/** A week after the month that runs has ended. */
export function afterThisMonth(now = new Date()): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 8));
}

/** The month that runs, as the page's address and its file have it. */
export function thisMonth(now = new Date()): string {
  return now.toISOString().slice(0, 7);
}

/** Fixes what is over, as the worker does. */
export async function fix(forum: Forum, now = afterThisMonth()): Promise<number> {
  const worker = await forum.startWorker();
  return worker.get(Months).fixDue(now);
}
