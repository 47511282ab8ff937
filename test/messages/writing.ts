import type { Text } from '../database/hands.js';
import { claim, type Desk, heldThread } from '../reviews/desk.js';
import type { Answer, Visitor } from '../support/visitor.js';

export const QUESTION = 'Thank you for writing. Are you safe at this moment?';

export const deskPath = ({ id }: Pick<Text, 'id'>): string => `/reviews/${id}/message`;
export const ownPath = ({ postId }: Pick<Text, 'postId'>): string => `/posts/${postId}/messages`;

/** Writes to the author by the form on the review page. */
export async function write(who: Visitor, text: Pick<Text, 'id'>, body = QUESTION): Promise<Answer> {
  return who.send(`/reviews/${text.id}`, { body }, deskPath(text));
}

/** A held text of Ana's that Mo has claimed, and written to her about. */
export async function writtenAbout(desk: Desk, words: object = {}, judgement: object = {}): Promise<Text> {
  const text = await heldThread(desk, words, judgement);
  await claim(desk.mo, text);
  await write(desk.mo, text);
  return text;
}

/** Answers by the form on the author's page. */
export async function answer(who: Visitor, text: Pick<Text, 'postId'>, body: string): Promise<Answer> {
  return who.send(ownPath(text), { body }, ownPath(text));
}

/** What was written to and fro about a text, in its order. */
export async function exchangeOf({ sql }: Desk, { id }: Pick<Text, 'id'>) {
  return sql<{ by: string; words: string }>(
    `select coalesce(n.name, 'the author') as by, w.words from review_messages m
     left join personas n on n.member_id = m.staff_id left join review_message_words w on w.message_id = m.id
     where m.revision_id = $1 order by m.place`,
    [id],
  );
}
