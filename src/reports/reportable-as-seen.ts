import { foldOf, type Reader } from '../folding/fold.js';
import { withFoldedQuotes } from '../folding/quotes.js';
import { withSeenTitle } from '../threads/seen-title.js';
import type { ReportablePost } from './reportable-post.js';

/**
 * A post as its reader meets it in its thread. Its words stand behind a fold of the form's own in any case, so that
 * nobody has to read them again in order to tell the team; what the reader hides is not there at all.
 */
export function reportableAsSeen(post: ReportablePost, reader: Reader): ReportablePost {
  const { persona_id: personaId, notes } = post;
  const { hidden } = foldOf(reader, { personaId, notes, text: () => '' });
  const html =
    post.html === null || hidden !== null ? null : withFoldedQuotes(post.html, post.quoted, reader);
  return { ...withSeenTitle(post, reader), html };
}
