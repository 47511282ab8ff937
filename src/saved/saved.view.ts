import type { Reader } from '../folding/fold.js';
import { when } from '../platform/text/when.js';
import { isOwn, type Viewer } from '../platform/web/visit.js';
import { postFold } from '../threads/post-fold.view.js';
import { titleSeen } from '../threads/seen-title.js';
import type { SavedRow } from './saved-reading.js';

/** A saved post in the list. @param row null where it is not there any more, or not for this reader */
export function savedView(id: string, row: SavedRow | null, viewer: Viewer, reader: Reader): object {
  const letGoHref = `/posts/${id}/saving/removal`;
  if (!row) return { gone: true, letGoHref };
  const { thread_title: title, thread_opened_by: opened_by, thread_notes: notes } = row;
  const { html, hidden, away, folded, about } = postFold(row, viewer, reader);
  return {
    id,
    letGoHref,
    href: `/posts/${id}`,
    threadTitle: titleSeen({ title, opened_by, notes }, reader).title,
    board: row.board,
    name: hidden ? null : row.name,
    own: isOwn(viewer, row.persona_id),
    when: when(row.published_at),
    ...{ html, hidden, away, folded, about },
  };
}

/** The button below a post. */
export function savingView(id: string, saved: boolean): object {
  const href = `/posts/${id}/saving`;
  return { saved, href: saved ? `${href}/removal` : href };
}
