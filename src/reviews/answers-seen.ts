import type { EntityManager } from 'typeorm';
import type { Form } from '../platform/web/form.js';

/** Message key: the author has answered since the form was opened. */
export const AUTHOR_ANSWERED = 'reviews.author_answered';

/**
 * Whether a form was written without knowing all that the author has answered. Asked under the lock of the post, which
 * an answer takes too.
 * @param seen how many answers its page showed
 */
export async function isUnread(manager: EntityManager, postId: string, seen: string): Promise<boolean> {
  return String(await answersAbout(manager, postId)) !== seen;
}

/** How often the author of a post has answered the team. */
export async function answersAbout(manager: EntityManager, postId: string): Promise<number> {
  const [answers] = await manager.query<{ count: number }[]>(ANSWERS, [postId]);
  return answers?.count ?? 0;
}

const ANSWERS = `
  select count(*)::int from review_messages m join revisions r on r.id = m.revision_id
  where r.post_id = $1 and m.staff_id is null`;

/** How many answers a form says that its writer has read: what came in counts from when they were told of it. */
export function seenBy({ values, errors }: Form<unknown>, answers: number): string {
  const told = Object.values(errors ?? {}).includes(AUTHOR_ANSWERED);
  return (told ? undefined : values.seen) ?? String(answers);
}
