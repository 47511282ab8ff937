import type { Forum } from '../support/forum.js';
import { reply, settled, threadOf, type Written } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';

/** A thread of somebody's that waits; made on the board, with a title of its own. */
export async function waiting(forum: Forum, name: string, title: string, board?: string): Promise<Written> {
  return threadOf(forum, await forum.person(name), { title, body: 'The kettle is on.' }, board);
}

/** An answer that is up. */
export async function answered(forum: Forum, who: Visitor, { threadId }: Written): Promise<Written> {
  const post = await reply(forum, who, threadId, 'I have read this. I know that feeling.');
  await settled(forum, post.postId);
  return post;
}

/** The titles of a list, in its order. */
export function titlesOf({ page }: Answer): string[] {
  return page.querySelectorAll('main .threads .thread-title').map((link) => link.text);
}

/** What the list says of one thread. */
export function itemOf({ page }: Answer, title: string): string {
  const link = page.querySelectorAll('main .threads .thread-title').find(({ text }) => text === title);
  return link?.parentNode?.structuredText.replace(/\s+/g, ' ') ?? '';
}

/** Lets a thread have waited for some hours. */
export async function hoursAgo(forum: Forum, { threadId }: Written, hours: number): Promise<void> {
  await forum.sql(
    `update first_replies set up_at = date_trunc('minute', now()) - make_interval(hours => $2) where thread_id = $1`,
    [threadId, hours],
  );
}

/** Presses the button that takes a turn, on the thread's own page. */
export async function takeTurn(who: Visitor, { threadId }: Written): Promise<Answer> {
  return who.send(`/threads/${threadId}`, {}, `/threads/${threadId}/turn`);
}
