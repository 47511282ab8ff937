import type { DutyView } from '../duty/duty.view.js';
import { hiddenPieces } from '../platform/text/masking.js';
import { when } from '../platform/text/when.js';
import { companyPart, questionPart } from './first-help/first-help.view.js';
import type { SaidAbout } from './first-help/said-about.js';
import { type Help, helpOf } from './help.js';
import type { PostStatus } from './own-post.js';
import { pageHref } from './thread-links.js';

/** The author's page of a post that is not simply up. @param duty for one that waits for a person @param paused its author may not post now */
export function ownPostView(
  post: PostStatus,
  guideline: (id: string) => object | null,
  duty: DutyView | null,
  paused = false,
): object {
  const open = post.state !== 'withdrawn';
  return {
    post: {
      id: post.id,
      title: post.title,
      text: post.body,
      forgotten: isForgotten(post),
      edit: post.published,
      opening: post.opening,
    },
    mask: maskView(post),
    thread: threadLink(post),
    board: post.readable ? { slug: post.slug, name: post.board_name } : null,
    state: post.state,
    help: helpFor(post),
    arrived: post.state === 'pending' || post.state === 'held',
    question: isOpenWhom(post) ? questionPart(post) : null,
    company: post.readable ? companyPart(post, helpFor(post), paused) : null,
    why: post.why,
    reading: post.reading,
    duty,
    decision: decisionView(post, guideline),
    secondLook: secondLookView(post),
    misreadHref: post.state === 'held' ? `/posts/${post.id}/misread` : null,
    choicesHref: open && post.readable && post.opening ? `/threads/${post.thread_id}/choices` : null,
    noticesHref: `/threads/${post.thread_id}/notices`,
    editHref: open && post.readable ? `/posts/${post.id}/edit` : null,
    withdrawHref: open ? `/posts/${post.id}/withdrawal` : null,
  };
}

type Judged = Pick<PostStatus, 'tier' | 'about' | 'categories' | 'advised_help'> & { said: SaidAbout | null };

/**
 * Which help comes first: by the verdict, or by the quick look while there is none yet. Where the words leave open whom
 * they are about, by what their author answered.
 */
export function helpFor(post: Judged): Help | null {
  return isOpenWhom(post) ? (post.said ?? judgedHelp(post)) : judgedHelp(post);
}

/** Whether the words call for help and leave open whom they are about: then the page asks. */
export function isOpenWhom(post: Omit<Judged, 'said'>): boolean {
  const help = judgedHelp(post);
  if (help === null || help === 'concern') return false;
  return help === 'unclear' || (post.tier !== null && post.about === null);
}

function judgedHelp({ tier, about, categories, advised_help }: Omit<Judged, 'said'>): Help | null {
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
  const up = post.opening_up && post.readable;
  return {
    id: post.thread_id,
    title: up ? post.thread_title : null,
    href: up ? pageHref(post.thread_id, 0) : null,
  };
}

// The author's own words, with what readers do not see of them; null where they see all.
function maskView({ title, body, masked_title, masked_body }: PostStatus): object | null {
  if (masked_body === null) return null;
  return {
    title: title && hiddenPieces(title, masked_title ?? title),
    pieces: hiddenPieces(body, masked_body),
  };
}

// The first decision can be looked at again by somebody else; one that put the whole text up needs no second look.
function secondLookView(post: PostStatus): object | null {
  const { id, decision_id, state, masked_body, look_asked_at, look_answered } = post;
  if (decision_id === null || isForgotten(post) || (state === 'published' && masked_body === null))
    return null;
  return {
    href: `/posts/${id}/second-look`,
    asked: look_asked_at && when(look_asked_at),
    answered: look_answered,
  };
}

// Its words were kept for as long as the place keeps them.
function isForgotten({ body }: PostStatus): boolean {
  return body === '';
}

function decisionView(post: PostStatus, guideline: (id: string) => object | null): object | null {
  const decided = post.guideline !== null || post.reason !== null || post.note !== null;
  if (!decided) return null;
  return {
    guideline: post.guideline === null ? null : guideline(post.guideline),
    noticed: post.noticed_by && `notices.noticed_${post.noticed_by}`,
    reason: post.reason,
    note: post.note,
  };
}
