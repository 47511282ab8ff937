import type { Text } from '../database/hands.js';
import { claim, type Desk, heldThread } from '../reviews/desk.js';
import type { Answer, Visitor } from '../support/visitor.js';

/** A moment that may have been in the minute before. */
export const AGO = '(just now|1 minute ago)';

export const pathOf = ({ id }: Pick<Text, 'id'>): string => `/reviews/${id}/escalation`;

/** Escalates by the form on the page. */
export async function escalate(
  who: Visitor,
  text: Pick<Text, 'id'>,
  fields: Record<string, string> = {},
): Promise<Answer> {
  return who.send(`/reviews/${text.id}`, { why: 'now', note: '', ...fields }, pathOf(text));
}

/** A held text of Ana's that Mo has claimed and escalated. */
export async function escalated(desk: Desk, words: object = {}, judgement: object = {}): Promise<Text> {
  const text = await heldThread(desk, words, judgement);
  await claim(desk.mo, text);
  await escalate(desk.mo, text);
  return text;
}

/** The escalation of a text, as it stands, with names. */
export async function escalationsOf({ sql }: Desk, { id }: Pick<Text, 'id'>) {
  return sql<{ reason: string; by: string; acknowledged: string | null; words: string | null }>(
    `select e.reason, n.name as by, a.name as acknowledged, w.words from escalations e
     join personas n on n.member_id = e.escalated_by
     left join personas a on a.member_id = e.acknowledged_by
     left join escalation_words w on w.escalation_id = e.id where e.revision_id = $1`,
    [id],
  );
}

/** What the record says of a text, without looks. */
export async function deedsAbout({ sql }: Desk, { id }: Pick<Text, 'id'>) {
  return sql<{ code: string; by: string; words: string | null }>(
    `select e.code, n.name as by, w.words from record_entries e
     join personas n on n.member_id = e.actor left join record_words w on w.entry_id = e.id
     where e.subject = $1 and e.kind = 'duty' order by e.place`,
    [id],
  );
}
