import { foldOf, insteadOf, type Reader } from '../folding/fold.js';
import { notesInWords } from '../folding/notes.js';
import { withFoldedQuotes } from '../folding/quotes.js';
import { mayNoteAsTeam } from '../content-notes/policies.js';
import { isOwn, type Viewer } from '../platform/web/visit.js';
import { shownText } from './shown-text.js';
import type { PostRow } from './thread-reading.js';

/** What of a post a reader sees at once, and what stands in the place of the rest. */
export interface PostFold {
  /** Null where the reader wants none of it. */
  html: string | null;
  /** The line that stands in its place. */
  hidden: string | null;
  /** What the fold says that holds the whole post, its name too. */
  away: string | null;
  /** What the fold says that holds the words. */
  folded: string | null;
  /** The notes of a post that stands open. */
  about: string | null;
  /** The automatic check said so: its author can take it away. */
  suggested: boolean;
  notesHref: string | null;
  blockHref: string | null;
}

/** How a post stands for its reader. */
export function postFold(row: PostRow, viewer: Viewer | null, reader: Reader): PostFold {
  const html = row.html ?? '';
  const fold = foldOf(reader, { personaId: row.persona_id, notes: row.notes, text: () => shownText(html) });
  const hidden = fold.hidden === null ? null : insteadOf(fold, 'post');
  const folded = insteadOf({ ...fold, away: false }, 'post');
  const own = isOwn(viewer, row.persona_id);
  return {
    html: hidden || row.html === null ? null : withFoldedQuotes(html, row.quoted, reader),
    hidden,
    away: fold.away ? insteadOf({ ...fold, hidden: null }, 'post') : null,
    folded: hidden ? null : folded,
    about: folded === null ? notesInWords(row.notes) || null : null,
    suggested: own && row.suggested,
    notesHref: viewer && (own || mayNoteAsTeam(viewer)) ? `/posts/${row.id}/notes` : null,
    blockHref: viewer && !own && !row.nobody && !fold.away ? `/posts/${row.id}/block` : null,
  };
}
