import type { Forum } from '../support/forum.js';
import { CRISIS, openThread, reply, settled, type Written } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';

/** Words of a crisis that leave open whose it is. */
export const UNCLEAR = 'standing on the bridge, will jump tonight. pills and a rope ready';
export const READY = 'I’m having a hard night and would like company.';

/** A thread of somebody's that waits for a person. */
export async function heldThread(forum: Forum, who: Visitor, body: string = CRISIS.me): Promise<Written> {
  const held = await openThread(forum, who, { title: 'This night', body });
  await settled(forum, held.postId);
  return held;
}

/** An answer in a thread, that waits for a person. */
export async function heldReply(
  forum: Forum,
  who: Visitor,
  threadId: string,
  body: string = CRISIS.me,
): Promise<Written> {
  const held = await reply(forum, who, threadId, body);
  await settled(forum, held.postId);
  return held;
}

/** Presses the button of the ready sentence. */
export function askCompany(who: Visitor, postId: string): Promise<Answer> {
  return who.send(`/posts/${postId}`, {}, `/posts/${postId}/company`);
}

/** The same with a token from another page: for whom the button is not shown. */
export async function askUnasked(
  who: Visitor,
  postId: string,
  fields: Record<string, string> = {},
): Promise<Answer> {
  const { _csrf } = await who.hiddenFields('/safety-plan');
  return who.post(`/posts/${postId}/company`, { _csrf: _csrf ?? '', ...fields });
}

/** Answers whom the words are about, with one of the two buttons. */
export async function sayWhom(who: Visitor, postId: string, about: string): Promise<Answer> {
  const { _csrf } = await who.hiddenFields('/safety-plan');
  return who.post(`/posts/${postId}/about`, { _csrf: _csrf ?? '', about });
}
