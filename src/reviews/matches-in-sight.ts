import { hiddenPieces, MARK, type Piece } from '../platform/text/masking.js';
import type { Match } from '../screening/verdict.js';
import { shownMatches } from '../threads/private-categories.js';
import { screenedText } from '../threads/revision.entity.js';
import { type Reason, reasonsOf } from './reasons.js';
import type { ReviewRow } from './review.js';

type Judged = Pick<ReviewRow, 'title' | 'body' | 'matches' | 'whole'>;

/** What the screen found, where it stands in the text as others read it. What is hidden is not among it. */
export function matchesInSight({ title, body, matches, whole }: Judged): Match[] {
  if (!whole) return shownMatches(matches);
  const pieces = hiddenPieces(screenedText(whole), screenedText({ title, body }));
  return shownMatches(matches).flatMap((match) => moved(match, pieces) ?? []);
}

/** Why the screen stopped, every reason of it; of their words those alone that others can read. */
export function reasonsInSight(row: Judged): Reason[] {
  const reasons = reasonsOf(shownMatches(row.matches), screenedText(row.whole ?? row));
  if (!row.whole) return reasons;
  const shown = screenedText(row);
  return reasons.map((reason) => ({
    ...reason,
    words: reason.words.filter((words) => shown.includes(words)),
  }));
}

// The piece that a match stands in is as long in both texts; what comes before it is not.
function moved(match: Match, pieces: Piece[]): Match | null {
  let [from, to] = [0, 0];
  for (const { text, hidden } of pieces) {
    if (match.start >= from && match.end <= from + text.length)
      return hidden ? null : { ...match, start: match.start - from + to, end: match.end - from + to };
    from += text.length;
    to += hidden ? MARK.length : text.length;
  }
  return null;
}
