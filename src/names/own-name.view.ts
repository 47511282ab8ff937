import type { Reader } from '../folding/fold.js';
import { titleFor } from '../folding/title.js';
import type { NoticeRow } from '../notices/notice-reading.js';
import { type NoticeView, noticeView } from '../notices/notice.view.js';
import { message } from '../platform/web/messages.js';
import type { OneTimeName } from '../platform/web/visit.js';
import type { NamedThread } from './thread-reading.js';

/** A message to a one-time name, and where it is put away. */
type NameNoticeView = NoticeView & { awayHref: string };

/** A one-time name as its own member sees it. */
export interface OwnNameView {
  name: string;
  title: string;
  href: string | null;
  notices: NameNoticeView[];
}

/** @param thread where it is worn; null when that is gone */
export function ownNameView(
  { name }: OneTimeName,
  thread: NamedThread | null,
  notices: NoticeRow[],
  reader: Reader,
): OwnNameView {
  return {
    name,
    title: titleOf(thread, reader),
    href: hrefOf(thread, reader),
    notices: notices.map((row) => noticeOf(row, reader)),
  };
}

// None of them is marked: each is new until it is put away, and need not say so.
function noticeOf(row: NoticeRow, reader: Reader): NameNoticeView {
  return { ...noticeView(row, reader), unread: false, awayHref: `/names/notices/${row.id}/removal` };
}

function titleOf(thread: NamedThread | null, reader: Reader): string {
  if (!thread?.title) return message('threads.untitled');
  const { title, opened_by: personaId, notes } = thread;
  return titleFor(reader, { title, personaId, notes }).title;
}

function hrefOf(thread: NamedThread | null, reader: Reader): string | null {
  if (!thread) return null;
  if (thread.up) return `/threads/${thread.id}`;
  return reader.own.has(thread.opened_by) ? `/posts/${thread.opening_id}` : null;
}
