import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Reader } from '../folding/fold.js';
import { type Note, notesOf } from '../folding/notes.js';
import { ReadingChoices } from '../folding/reading-choices.js';
import { titleFor } from '../folding/title.js';
import { guidelineById, type Guideline } from '../guidelines/guidelines.js';
import { Statement } from '../platform/database/statement.js';
import { hiddenPassages } from '../platform/text/masking.js';
import { when, type When } from '../platform/text/when.js';
import type { Viewer } from '../platform/web/visit.js';
import type { NoticeKind } from './notice.entity.js';
import { IS_QUIET } from './quiet.js';

export const NOTICES_A_PAGE = 20;

interface Row {
  kind: NoticeKind;
  sent_at: Date;
  read: boolean;
  place: string;
  post_id: string | null;
  thread_title: string | null;
  thread_opened_by: string | null;
  thread_notes: Note[];
  guideline: string | null;
  noticed_by: string | null;
  reason: string | null;
  note: string | null;
  limit_guideline: string | null;
  limit_reason: string | null;
  limit_answer: string | null;
  report_outcome: string | null;
  /** A text as its author wrote it, and as readers see it, where the team hid some words. */
  own_text: string | null;
  masked_text: string | null;
  letter: string | null;
  message: string | null;
  answer: string | null;
  outside: boolean;
}

/** A notice as its reader sees it. */
export interface NoticeView {
  kind: NoticeKind;
  when: When;
  unread: boolean;
  href: string | null;
  threadTitle: string | null;
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
}

const list = (which: string): string =>
  `select n.kind, n.sent_at, n.read, n.place, n.post_id, r.title as thread_title,
     o.persona_id as thread_opened_by, ${notesOf('o.id')} as thread_notes, d.guideline, d.noticed_by, w.reason, w.note,
     l.guideline as limit_guideline, lw.reason as limit_reason, coalesce(la.answer, ln.answer, uw.answer) as limit_answer,
     q.outcome as report_outcome, a.words as answer, nw.words as letter, mw.words as message,
     coalesce(sa.outside, false) as outside,
     concat_ws(E'\n', kr.title, kr.body) as own_text, concat_ws(E'\n', km.title, km.body) as masked_text
   from notices n
   left join decisions d on d.id = n.decision_id
   left join decision_texts w on w.decision_id = n.decision_id
   left join second_look_answers sa on sa.decision_id = n.decision_id
   left join reports q on q.id = n.report_id
   left join report_answers a on a.id = q.answer_id
   left join notice_words nw on nw.notice_id = n.id
   left join review_message_words mw on mw.message_id = n.message_id
   left join limits l on l.id = n.limit_id and n.kind in ('reminded', 'paused')
   left join limit_words lw on lw.limit_id = l.id
   left join limit_appeals la on la.limit_id = n.limit_id and n.kind in ('appeal_stands', 'appeal_lifted')
   left join limit_notes ln on ln.id = n.limit_note_id
   left join urgent_words uw on uw.id = n.urgent_words_id
   left join masks k on k.decision_id = n.decision_id
   left join revisions kr on kr.id = k.original_id
   left join revisions km on km.id = k.revision_id
   left join posts p on p.id = n.post_id
   left join posts o on o.thread_id = p.thread_id and o.opening
   left join revisions r on r.post_id = o.id and r.state = 'published'
   where n.persona_id = $1 and n.place < $2 and ${which}
   order by n.place desc
   limit ${NOTICES_A_PAGE + 1}`;

const noticesOfPersona = new Statement<Row>('notices-of-persona', list(`not ${IS_QUIET}`));
const quietNoticesOfPersona = new Statement<Row>('quiet-notices-of-persona', list(IS_QUIET));

/** A page of notices, and where the next one begins; null on the last. */
interface NoticeList {
  notices: NoticeView[];
  next: string | null;
}

const NEWEST = '9223372036854775807';

@Injectable()
export class Notices {
  constructor(
    private readonly database: DataSource,
    private readonly reading: ReadingChoices,
  ) {}

  /**
   * A page of somebody's notices, newest first; without those about threads that they left.
   * @param before as given by `next`; null for the newest
   * @param seen whether those on the page count as read afterwards
   */
  async read(viewer: Viewer, before: string | null, seen: boolean): Promise<NoticeList> {
    return this.page(noticesOfPersona, viewer, before, seen);
  }

  /** The same of those about threads that they left. */
  async readQuiet(viewer: Viewer, before: string | null, seen: boolean): Promise<NoticeList> {
    return this.page(quietNoticesOfPersona, viewer, before, seen);
  }

  private async page(
    statement: Statement<Row>,
    viewer: Viewer,
    before: string | null,
    seen: boolean,
  ): Promise<NoticeList> {
    const { personaId } = viewer;
    const rows = await statement.rows(this.database, [personaId, before ?? NEWEST]);
    const shown = rows.slice(0, NOTICES_A_PAGE);
    if (seen) await this.markRead(personaId, shown);
    const reader = await this.reading.reader(viewer);
    return {
      notices: shown.map((row) => noticeView(row, reader)),
      next: rows.length > NOTICES_A_PAGE ? (shown.at(-1)?.place ?? null) : null,
    };
  }

  private async markRead(personaId: string, rows: Row[]): Promise<void> {
    const unread = rows.filter((row) => !row.read).map((row) => row.place);
    if (unread.length === 0) return;
    await this.database.query(
      'update notices set read = true where persona_id = $1 and place = any($2::bigint[])',
      [personaId, unread],
    );
  }
}

function noticeView(row: Row, reader: Reader): NoticeView {
  const guideline = row.guideline ?? row.limit_guideline;
  return {
    kind: row.kind,
    when: when(row.sent_at),
    unread: !row.read,
    href: hrefOf(row),
    threadTitle: threadIn(row, reader),
    guideline: guideline === null ? null : guidelineById(guideline),
    reason: row.reason ?? row.limit_reason,
    note: row.note ?? row.limit_answer ?? row.answer ?? row.letter ?? row.message,
    hidden: hiddenPassages(row.own_text ?? '', row.masked_text ?? ''),
    noticed: noticedIn(row),
    told: row.report_outcome && `reports.told_${row.report_outcome}`,
    outside: row.outside,
  };
}

// A notice calls the thread as its reader meets it elsewhere.
function threadIn(
  { thread_title: title, thread_opened_by, thread_notes: notes }: Row,
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
function noticedIn({ kind, noticed_by }: Row): string | null {
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
function hrefOf({ kind, post_id }: Row): string | null {
  if (kind === 'report_answered') return '/reports/mine';
  if (kind === 'replies_wait') return '/waiting';
  if (kind === 'second_looks_wait') return '/second-looks';
  if (kind === 'decision_upheld') return null;
  if (kind === 'noted') return post_id && `/posts/${post_id}/notes`;
  if (kind === 'message') return post_id && `/posts/${post_id}/messages`;
  if (ABOUT_LIMITS.has(kind)) return '/pause';
  return post_id && `/posts/${post_id}`;
}
