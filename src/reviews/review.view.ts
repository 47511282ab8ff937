import { allGuidelines } from '../guidelines/guidelines.js';
import { when, type When } from '../platform/text/when.js';
import type { Form } from '../platform/web/form.js';
import type { Viewer } from '../platform/web/visit.js';
import type { Category } from '../screening/verdict.js';
import type { HoldReason } from '../threads/consequence.js';
import { boardLink, type PostView } from '../threads/thread.view.js';
import { isPrivate } from '../threads/private-categories.js';
import type { ThreadRow } from '../threads/thread-reading.js';
import { markedText } from './marked-text.js';
import { maskPart } from './mask.view.js';
import type { ReviewRow } from './review.js';
import { claimView } from './claim.view.js';
import { matchesInSight, reasonsInSight } from './matches-in-sight.js';

// Then whoever wrote it has gone through hours alone: they are answered before they are judged.
const LATE_MS = 2 * 60 * 60_000;

// What may stay in the mind of who reads it is opened by choice.
const GRAPHIC: Category[] = [
  'method_info',
  'method_seeking',
  'encouragement',
  'self_harm',
  'abuse_disclosed',
];

// Where the screen held a text without thinking anything of it.
const NO_OPINION: HoldReason[] = ['unscreened', 'after_removal', 'hidden_words'];

/** A held text as the moderator sees it. */
export function reviewView(
  row: ReviewRow,
  thread: ThreadRow,
  before: PostView[],
  viewer: Viewer,
  form: Form<unknown>,
): object {
  const matches = matchesInSight(row);
  const bodyOffset = row.title === null ? 0 : row.title.length + 2;
  return {
    review: {
      id: row.id,
      tier: row.tier ?? 'none',
      about: row.about,
      said: row.said,
      categories: (row.categories ?? []).filter((category) => !isPrivate(category)),
      why: row.why,
    },
    late: lateness(row.written_at),
    verdict: row.engine === null ? null : verdictView(row, row.engine),
    board: boardLink(thread),
    thread: { id: thread.id, title: thread.title },
    name: row.name,
    limited: row.limited,
    resting: row.resting,
    pauseHref: row.tier === 'crisis' ? null : `/posts/${row.post_id}/pause`,
    opening: row.opening,
    title: row.title === null ? null : markedText(row.title, matches),
    segments: markedText(row.body, matches, bodyOffset),
    html: row.html,
    misread: (row.misread ?? []).map(({ words, written_at }) => ({
      words,
      when: when(new Date(written_at)),
    })),
    before,
    previous: row.previous === null ? null : { text: row.previous },
    claim: claimView(row.claimed_by, row.staff_id, row.until, viewer.memberId),
    crisis: row.tier === 'crisis',
    veiled: isVeiled(row),
    asksIfRight: row.why !== null && !NO_OPINION.includes(row.why),
    mask: maskPart(row, form),
    guidelines: allGuidelines(),
    form,
  };
}

/** Whether the words may stay in the mind of who reads them. */
export function isVeiled({ categories }: Pick<ReviewRow, 'categories'>): boolean {
  return (categories ?? []).some((category) => GRAPHIC.includes(category));
}

/** How long ago a text was written that has waited for too long; null for others. */
export function lateness(writtenAt: Date, now = new Date()): When | null {
  return now.getTime() - writtenAt.getTime() < LATE_MS ? null : when(writtenAt, now);
}

// Why the screen stopped, and what judged.
function verdictView(row: ReviewRow, engine: string): object {
  return {
    reasons: reasonsInSight(row),
    score: row.score?.toFixed(2),
    engine,
    terms: row.terms_version,
    took: row.micros === null ? null : `${(row.micros / 1000).toFixed(1)} ms`,
  };
}
