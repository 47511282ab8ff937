import { helpFor } from '../own-post.view.js';
import type { PostStatus } from '../own-post.js';
import type { FoundDetails } from './details-reading.js';
import { hasMarks } from './marking.js';

/** Whether what becomes of the text is its author's to decide. */
export function mayChoose({ state }: Pick<PostStatus, 'state'>): boolean {
  return state === 'with_author';
}

/**
 * Whether an author may say beside a held text that its details be hidden. Whoever wrote in a crisis is asked an hour
 * later, and while an overdose or attempt may be under way, not at all.
 */
export function mayWish(post: PostStatus, { marked, later }: FoundDetails): boolean {
  const help = helpFor(post);
  if (post.state !== 'held' || help === 'under_way' || !hasMarks(marked)) return false;
  return help === null || later;
}
