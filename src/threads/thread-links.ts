import { POSTS_A_PAGE } from './thread-reading.js';

/** The page of a thread that begins behind a position. */
export function pageHref(threadId: string, after: number): string {
  return after > 0 ? `/threads/${threadId}?after=${after}` : `/threads/${threadId}`;
}

/** The stable link of a published post: its page and its place on it. */
export function postHref(threadId: string, postId: string, position: number): string {
  const after = Math.floor((position - 1) / POSTS_A_PAGE) * POSTS_A_PAGE;
  return `${pageHref(threadId, after)}#post-${postId}`;
}
