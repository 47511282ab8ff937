import type { Forum } from '../support/forum.js';
import { openThread, settled, type Written } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';

export const PHONE = '0171 5550123';
export const ADDRESS = '12 Mill Lane';
export const BODY = `The kettle is on. You can call me on ${PHONE} at night.`;

/** A thread of somebody's with a phone number in it, that waits with them. */
export async function withAuthor(forum: Forum, who: Visitor, body = BODY, title = 'Rain'): Promise<Written> {
  const written = await openThread(forum, who, { title, body });
  await settled(forum, written.postId);
  return written;
}

/** Presses one of the buttons beside the details. */
export function choose(who: Visitor, postId: string, choice: string): Promise<Answer> {
  return who.send(`/posts/${postId}`, { choice }, `/posts/${postId}/details`);
}

/** The same with a token from another page, for whom no button is shown. */
export async function chooseUnasked(
  who: Visitor,
  postId: string,
  choice: string,
  number = '1',
): Promise<Answer> {
  const { _csrf } = await who.hiddenFields('/safety-plan');
  return who.post(`/posts/${postId}/details`, { _csrf: _csrf ?? '', choice, number });
}
