import { guidelineById } from '../guidelines/guidelines.js';
import { when } from '../platform/text/when.js';
import { type EarlierDecision, type EarlierText, MOST_LISTED, type OtherPost } from './context-reading.js';
import { wordDiff } from './word-diff.js';

/** More rows, or more letters, are folded until somebody asks for them. */
const FEW = 3;
const SHORT = 1_500;
const EXCERPT = 120;

/** How the text became what it is. @param veiled its words are shown only to who opens them */
export function changeView(texts: EarlierText | null, veiled: boolean): object | null {
  if (!texts) return null;
  const { title, next_title, body, next_body, up } = texts;
  const length = body.length + next_body.length;
  return {
    up,
    title: title === next_title ? null : wordDiff(title ?? '', next_title ?? ''),
    pieces: wordDiff(body, next_body),
    open: !veiled && length <= SHORT,
    veiled,
  };
}

export function otherPostsView(rows: OtherPost[]): object {
  return listed(rows, (row) => ({
    href: hrefOf(row),
    state: `context.state_${row.state}`,
    opening: row.opening,
    excerpt: row.state === 'published' ? excerptOf(row.body) : null,
    when: when(row.written_at),
  }));
}

// What waits is read where it is decided; everything else where it stands, if it has a place.
function hrefOf({ id, state, revision_id, position }: OtherPost): string | null {
  if (state === 'held') return `/reviews/${revision_id}`;
  return position === null ? null : `/posts/${id}`;
}

function excerptOf(body: string): string {
  const signs = Array.from(body);
  return signs.length <= EXCERPT ? body : `${signs.slice(0, EXCERPT).join('')}…`;
}

export function earlierDecisionsView(rows: EarlierDecision[]): object {
  return listed(rows, ({ outcome, guideline, decided_at, noticed_by, by, here }) => ({
    outcome,
    guideline: guideline && (guidelineById(guideline)?.title ?? null),
    when: when(decided_at),
    noticed: noticed_by && `context.noticed_${noticed_by}`,
    by,
    here,
  }));
}

function listed<Row>(rows: Row[], view: (row: Row) => object): object {
  return {
    rows: rows.slice(0, MOST_LISTED).map(view),
    more: rows.length > MOST_LISTED,
    open: rows.length <= FEW,
    none: rows.length === 0,
  };
}
