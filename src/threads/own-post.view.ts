import type { DutyView } from '../duty/duty.view.js';
import { when } from '../platform/text/when.js';
import { type Help, helpOf } from './help.js';
import type { PostStatus } from './own-post.js';
import { pageHref } from './thread-links.js';

/** The author's page of a post that is not simply up. @param duty for one that waits for a person */
export function ownPostView(
  post: PostStatus,
  guideline: (id: string) => object | null,
  duty: DutyView | null,
): object {
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
    duty,
    decision: decisionView(post, guideline),
    secondLook: secondLookView(post),
    misreadHref: post.state === 'held' ? `/posts/${post.id}/misread` : null,
    editHref: open ? `/posts/${post.id}/edit` : null,
    withdrawHref: open ? `/posts/${post.id}/withdrawal` : null,
  };
}

type Judged = Pick<PostStatus, 'tier' | 'about' | 'categories' | 'advised_help'>;

/** Which help comes first: by the verdict, or by the quick look while there is none yet. */
export function helpFor({ tier, about, categories, advised_help }: Judged): Help | null {
  return tier === null ? advised_help : helpOf({ tier, about, categories: categories ?? [] });
}

/** The help above a thread: for own words that wait, what they call for; for those that are up, a gentle line. */
export function helpInThread(rows: (Judged & { up: boolean })[]): Help | null {
  const waiting = rows
    .filter(({ up }) => !up)
    .map(helpFor)
    .find((help) => help !== null && help !== 'concern');
  if (waiting) return waiting;
  return rows.some((row) => helpFor(row) !== null) ? 'concern' : null;
}

function threadLink(post: PostStatus): object {
  const up = post.opening_up;
  return {
    id: post.thread_id,
    title: up ? post.thread_title : null,
    href: up ? pageHref(post.thread_id, 0) : null,
  };
}

// The first decision can be looked at again by somebody else; one that put the text up needs no second look.
function secondLookView({ id, decision_id, state, look_asked_at, look_answered }: PostStatus): object | null {
  if (decision_id === null || state === 'published') return null;
  return {
    href: `/posts/${id}/second-look`,
    asked: look_asked_at && when(look_asked_at),
    answered: look_answered,
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
