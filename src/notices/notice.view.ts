import type { Reader } from '../folding/fold.js';
import { titleFor } from '../folding/title.js';
import { guidelineById, type Guideline } from '../guidelines/guidelines.js';
import { hiddenPassages } from '../platform/text/masking.js';
import { when, type When } from '../platform/text/when.js';
import { message } from '../platform/web/messages.js';
import type { NoticeKind } from './notice.entity.js';
import type { NoticeRow } from './notice-reading.js';

/** A notice as its reader sees it. */
export interface NoticeView {
  kind: NoticeKind;
  when: When;
  unread: boolean;
  href: string | null;
  threadTitle: string | null;
  /** The board that its reader follows. */
  followedBoard: string | null;
  guideline: Guideline | null;
  reason: string | null;
  note: string | null;
  /** Words of the reader's own that the team hid from others. */
  hidden: string[];
  /** Message key: whether the screen, a person or a rule noticed what was decided about. */
  noticed: string | null;
  /** Message key: what the team did about a post that the reader had told them about. */
  told: string | null;
  /** A trustee gave the second look that it tells of. */
  outside: boolean;
  /** Message key: what the link of this name was opened for. */
  openedFor: string | null;
  openedAlone: boolean;
  /** What others said of the reader's words with one tap, in words. */
  kindWords: string | null;
  /** The one who asked says that they helped. */
  marked: boolean;
  helped: boolean;
}

/** @param reader how whoever it was sent to wants to read */
export function noticeView(row: NoticeRow, reader: Reader): NoticeView {
  const guideline = row.guideline ?? row.limit_guideline;
  return {
    kind: row.kind,
    when: when(row.sent_at),
    unread: !row.read,
    href: hrefOf(row),
    threadTitle: threadIn(row, reader),
    followedBoard: row.followed_name,
    guideline: guideline === null ? null : guidelineById(guideline),
    reason: row.reason ?? row.limit_reason,
    note: row.note ?? row.limit_answer ?? row.answer ?? row.letter ?? row.message,
    hidden: hiddenPassages(row.own_text ?? '', row.masked_text ?? ''),
    noticed: noticedIn(row),
    told: row.report_outcome && `reports.told_${row.report_outcome}`,
    outside: row.outside,
    openedFor: row.opened_for && `notices.opened_for_${row.opened_for}`,
    openedAlone: row.opened_alone,
    kindWords: kindWordsOf(row.phrases ?? []),
    marked: row.helped,
    helped: row.helped || (row.phrases ?? []).includes('thanks'),
  };
}

// In the order in which they are offered, whoever said them first.
const PHRASES = ['hear', 'me_too', 'strength', 'thanks'];

function kindWordsOf(said: string[]): string | null {
  const words = PHRASES.filter((phrase) => said.includes(phrase)).map((phrase) =>
    message(`phrases.quoted_${phrase}`),
  );
  return words.length === 0 ? null : inWords.format(words);
}

const inWords = new Intl.ListFormat('en-GB', { type: 'conjunction' });

// A notice calls the thread as its reader meets it elsewhere.
function threadIn(
  { thread_title: title, thread_opened_by, thread_notes: notes }: NoticeRow,
  reader: Reader,
): string | null {
  return title && titleFor(reader, { title, personaId: thread_opened_by ?? '', notes }).title;
}

const FIRST_DECISIONS = new Set<NoticeKind>([
  'published',
  'masked',
  'returned',
  'kept',
  'declined',
  'removed',
]);

// A second look is about who decided, not about who noticed.
function noticedIn({ kind, noticed_by }: NoticeRow): string | null {
  return noticed_by !== null && FIRST_DECISIONS.has(kind) ? `notices.noticed_${noticed_by}` : null;
}

const ABOUT_LIMITS = new Set<NoticeKind>([
  'reminded',
  'paused',
  'pause_confirmed',
  'pause_lifted',
  'appeal_stands',
  'appeal_lifted',
  'note_answered',
]);

// The post of somebody else may be gone; what one told the team about it is not.
function hrefOf({ kind, post_id, thread_up, followed_slug }: NoticeRow): string | null {
  if (kind === 'followed_board') return followed_slug && `/boards/${followed_slug}`;
  if ((kind === 'followed_thread' || kind === 'circle_part') && !thread_up) return null;
  if (kind === 'report_answered') return '/reports/mine';
  if (kind === 'replies_wait') return '/waiting';
  if (kind === 'second_looks_wait') return '/second-looks';
  if (kind === 'decision_upheld') return null;
  if (kind === 'group_invitation') return '/closed-groups';
  if (kind === 'circle_offered') return '/facilitating';
  if (kind === 'tip_asked') return post_id && `/posts/${post_id}/tip`;
  if (kind === 'noted') return post_id && `/posts/${post_id}/notes`;
  if (kind === 'message') return post_id && `/posts/${post_id}/messages`;
  if (ABOUT_LIMITS.has(kind)) return '/pause';
  return post_id && `/posts/${post_id}`;
}
