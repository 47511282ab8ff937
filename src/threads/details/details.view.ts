import type { PostStatus } from '../own-post.js';
import type { FoundDetails } from './details-reading.js';
import { hasMarks, withoutDetails } from './marking.js';
import { mayChoose, mayWish } from './policies.js';

/** What stands on the author's page about contact details: the choice, or below everything else the wish. */
export function detailsPart(post: PostStatus, found: FoundDetails | null, paused: boolean): object {
  return {
    details: mayChoose(post) ? choiceView(post, found, paused) : null,
    detailsLater: found && mayWish(post, found) ? { ...formView(post, found), wished: found.wished } : null,
  };
}

// Who may not post now is not offered what would be refused.
function choiceView(post: PostStatus, found: FoundDetails | null, paused: boolean): object {
  const form = { action: `/posts/${post.id}/details`, number: post.number };
  if (!found) return { ...form, pieces: [{ text: post.body, hidden: false }], title: null };
  const hide = !paused && withoutDetails(found.marked) !== null;
  return { ...formView(post, found), hide, marked: hasMarks(found.marked) };
}

function formView({ id, number }: PostStatus, { marked }: FoundDetails): object {
  return { action: `/posts/${id}/details`, number, title: marked.title, pieces: marked.body };
}
