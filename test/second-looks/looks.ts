import type { Text } from '../database/hands.js';
import { claimAndDecide, type Desk, heldThread, replyUp, takeDown, threadUp } from '../reviews/desk.js';
import type { Answer, Visitor } from '../support/visitor.js';

export const MILD = { tier: 'none', about: null, why: 'unkind' };
export const FIRST_WORDS = 'It could hurt somebody. You can change it.';

/** What can be decided against a text, and the state that it has then. */
export const AGAINST = [
  ['return', 'returned'],
  ['keep', 'kept'],
  ['decline', 'declined'],
  ['remove', 'removed'],
] as const;

export type Against = (typeof AGAINST)[number][0];

/** A text of Ana's that somebody decided against. A removed one is an answer between two of Ben's. */
export async function decidedAgainst(desk: Desk, outcome: Against, by: Visitor = desk.mo): Promise<Text> {
  if (outcome === 'remove') return removedReply(desk, by);
  const text = await heldThread(desk, { title: 'Grey days', body: 'Ordinary rain, as it fell.' }, MILD);
  await claimAndDecide(by, text, { outcome, reason: FIRST_WORDS, guideline: 'kindness' });
  return text;
}

async function removedReply(desk: Desk, by: Visitor): Promise<Text> {
  const thread = await threadUp(desk, { title: 'Of weather' }, 'Ben');
  const text = await replyUp(desk, thread, 'Ordinary rain, as it fell.', 'Ana');
  await replyUp(desk, thread, 'An answer to it.');
  await takeDown(by, text, { guideline: 'kindness', reason: FIRST_WORDS });
  return text;
}

export const pathOf = ({ postId }: Pick<Text, 'postId'>): string => `/posts/${postId}/second-look`;

/** Asks by the form on the page. */
export async function ask(who: Visitor, text: Pick<Text, 'postId'>, body = ''): Promise<Answer> {
  return who.send(pathOf(text), { body }, pathOf(text));
}

/** The id of the second look at a text. */
export async function lookAt({ sql }: Desk, { id }: Pick<Text, 'id'>): Promise<string> {
  const [row] = await sql<{ id: string }>(
    `select l.id from second_looks l join decisions d on d.id = l.decision_id where d.revision_id = $1
     order by l.asked_at desc, l.id not in (select second_look_id from second_look_answers) desc limit 1`,
    [id],
  );
  return row!.id;
}

/** A text that was decided against, and that its author asked somebody else to look at. */
export async function asked(
  desk: Desk,
  outcome: Against,
  words = 'I meant it kindly.',
): Promise<Text & { look: string }> {
  const text = await decidedAgainst(desk, outcome);
  await ask(desk.ana, text, words);
  return { ...text, look: await lookAt(desk, text) };
}

export const UPHELD = { outcome: 'upheld', guideline: 'kindness', reason: 'I see why you ask.' };
export const OVERTURNED = { outcome: 'overturned', reason: 'You are right. Welcome back.' };

/** Fills in the form of the second look. */
export async function answer(
  who: Visitor,
  look: string,
  fields: Record<string, string> = OVERTURNED,
): Promise<Answer> {
  return who.send(`/second-looks/${look}`, fields, `/second-looks/${look}/decision`);
}

/** Notices about a post, with who gets them. */
export async function noticesAbout({ sql }: Desk, { postId }: Pick<Text, 'postId'>) {
  return sql<{ kind: string; to: string }>(
    `select n.kind, p.name as to from notices n join personas p on p.id = n.persona_id
     where n.post_id = $1 order by n.place`,
    [postId],
  );
}

/** Decisions about a text, as they were made. */
export async function decisionsAbout({ sql }: Desk, { id }: Pick<Text, 'id'>) {
  return sql<{ outcome: string; by: string; guideline: string | null; words: string | null }>(
    `select d.outcome, n.name as by, d.guideline, coalesce(t.reason, t.note) as words from decisions d
     join personas n on n.member_id = d.staff_id left join decision_texts t on t.decision_id = d.id
     where d.revision_id = $1 order by d.decided_at, d.outcome in ('publish', 'uphold')`,
    [id],
  );
}

/** Lets it have been asked for longer ago: nobody else may change history. */
export async function askedAgo({ sql }: Desk, look: string, hours: number): Promise<void> {
  await sql('alter table second_looks disable trigger second_looks_are_append_only');
  await sql(
    `update second_looks set asked_at = date_trunc('minute', now() - make_interval(hours => $2)) where id = $1`,
    [look, hours],
  );
  await sql('alter table second_looks enable trigger second_looks_are_append_only');
}
