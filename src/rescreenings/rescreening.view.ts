import { when } from '../platform/text/when.js';
import { reasonsOf } from '../reviews/reasons.js';
import { isPrivate, shownMatches } from '../threads/private-categories.js';
import { screenedText } from '../threads/revision.entity.js';
import type { FindingRow, RescreeningRow } from './rescreening-reading.js';

/** The runs and what they found, as staff see them. */
export function rescreeningsView(runs: RescreeningRow[], toSee: FindingRow[], seen: FindingRow[]): object {
  return {
    running: runs.filter(({ state }) => state === 'running').map(runView)[0] ?? null,
    over: runs.filter(({ state }) => state !== 'running').map(runView),
    toSee: toSee.map(findingView),
    seen: seen.map(findingView),
  };
}

// A text that a person put up after the run began is judged too, so that more may be done than were there.
function runView({
  id,
  state,
  started_by,
  started_at,
  ended_at,
  texts,
  judged,
  found,
}: RescreeningRow): object {
  return {
    id,
    cancelled: state === 'cancelled',
    name: started_by,
    started: when(started_at),
    ended: ended_at && when(ended_at),
    judged,
    of: Math.max(texts, judged),
    found,
  };
}

function findingView(row: FindingRow): object {
  const { id, tier, about, categories, opening, board, engine, seen_by: seenBy } = row;
  return {
    id,
    tier,
    about,
    categories: categories.filter((category) => !isPrivate(category)),
    opening,
    board,
    title: row.thread_title,
    href: `/posts/${row.post_id}`,
    found: when(row.found_at),
    stricter: row.stricter,
    reasons: reasonsOf(shownMatches(row.matches), screenedText(row)),
    engine,
    terms: row.terms_version,
    seenBy,
  };
}
