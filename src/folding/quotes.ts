import { foldOf, insteadOf, isOpen, type Reader } from './fold.js';
import { type Note } from './notes.js';

/** A post that a text quotes. */
export interface QuotedPost {
  persona_id: string;
  notes: Note[];
}

/** SQL: the posts that a text quotes. @param revision the expression of its id @param original of what it masks, or null */
export function quotedBy(revision: string, original: string): string {
  return `coalesce((
    select json_agg(json_build_object('persona_id', qp.persona_id, 'notes', array(
      select qn.note from content_notes qn where qn.post_id = qp.id and qn.stands order by qn.note)))
    from quoted_posts q join posts qp on qp.id = q.post_id
    where q.revision_id in (${revision}, ${original})), '[]')`;
}

/**
 * The rendering of a text with its quotes folded, or taken out, where what they quote would be. Which of several quotes
 * is whose nobody knows: the strictest counts for all.
 */
export function withFoldedQuotes(html: string, quoted: readonly QuotedPost[], reader: Reader): string {
  const folds = quoted.map(({ persona_id: personaId, notes }) =>
    foldOf(reader, { personaId, notes, text: () => '' }),
  );
  const strictest = folds.find(({ hidden }) => hidden !== null) ?? folds.find((fold) => !isOpen(fold));
  const instead = strictest && insteadOf(strictest, 'quote');
  if (!strictest || !instead) return html;
  return outermostQuotes(html, (quote) =>
    strictest.hidden !== null
      ? `<p class="quiet">${escaped(instead)}</p>`
      : `<details class="fold"><summary>${escaped(instead)}</summary>${quote}</details>`,
  );
}

/** The rendering of a text without what it quotes: those are words of somebody else. */
export function withoutQuotes(html: string): string {
  return outermostQuotes(html, () => '');
}

const QUOTE_TAG = /<(\/?)blockquote>/g;

// By counting, not by a pattern: quotes stand within quotes.
function outermostQuotes(html: string, change: (quote: string) => string): string {
  let [out, depth, begun, done] = ['', 0, 0, 0];
  for (const { index, 0: tag, 1: end } of html.matchAll(QUOTE_TAG)) {
    if (!end && depth++ === 0) [out, begun] = [out + html.slice(done, index), index];
    if (end && --depth === 0) {
      done = index + tag.length;
      out += change(html.slice(begun, done));
    }
  }
  return out + html.slice(done);
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
