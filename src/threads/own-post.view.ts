import { type Help, helpOf } from './help.js';
import type { PostStatus } from './own-post.js';
import { pageHref } from './threads.js';

/** The author's page of a post that is not simply up. */
export function ownPostView(post: PostStatus, guideline: (id: string) => object | null): object {
  const open = post.state !== 'withdrawn';
  return {
    post: {
      id: post.id,
      title: post.title,
      text: post.body,
      edit: post.published,
      opening: post.opening,
    },
    thread: threadLink(post),
    board: { slug: post.slug, name: post.board_name },
    state: post.state,
    help: helpFor(post),
    why: post.why,
    reading: post.reading,
    decision: decisionView(post, guideline),
    editHref: open ? `/posts/${post.id}/edit` : null,
    withdrawHref: open ? `/posts/${post.id}/withdrawal` : null,
  };
}

/** Which help comes first: by the verdict, or by the quick look while there is none yet. */
export function helpFor({ tier, about, categories, advised_help }: PostStatus): Help | null {
  return tier === null ? advised_help : helpOf({ tier, about, categories: categories ?? [] });
}

function threadLink(post: PostStatus): object {
  const up = post.opening_up;
  return {
    id: post.thread_id,
    title: up ? post.thread_title : null,
    href: up ? pageHref(post.thread_id, 0) : null,
  };
}

function decisionView(post: PostStatus, guideline: (id: string) => object | null): object | null {
  const decided = post.guideline !== null || post.reason !== null || post.note !== null;
  if (!decided) return null;
  return {
    guideline: post.guideline === null ? null : guideline(post.guideline),
    reason: post.reason,
    note: post.note,
  };
}
