import type { Help } from '../help.js';
import type { PostStatus } from '../own-post.js';

const WAITS: PostStatus['state'][] = ['pending', 'held'];

/** Whether the author may still say whom the words are about: until somebody has decided about them. */
export function maySayWhom({ state }: Pick<PostStatus, 'state'>): boolean {
  return WAITS.includes(state);
}

/**
 * Whether the author may ask for company with the ready sentence: while words that sound like their own crisis wait for a
 * person, once for a post, where the thread takes answers.
 */
export function mayAskCompany(
  post: Pick<PostStatus, 'state' | 'ready_id' | 'locked'>,
  help: Help | null,
): boolean {
  const theirs = help === 'me' || help === 'unclear';
  return theirs && post.state === 'held' && post.ready_id === null && !post.locked;
}
