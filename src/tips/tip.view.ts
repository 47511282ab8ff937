import { foldOf, insteadOf, type Reader } from '../folding/fold.js';
import { notesInWords } from '../folding/notes.js';
import { withoutQuotes } from '../folding/quotes.js';
import { isOwn, type Viewer } from '../platform/web/visit.js';
import { shownText } from '../threads/shown-text.js';
import type { AskedRow, HelpfulRow, TipRow } from './tip-reading.js';
import { type Topic, TOPICS, topicWords } from './topics.js';

/** A tip as a reader sees it. Whose it is without a name is not in it. */
export interface TipView {
  topic: Topic;
  name: string | null;
  html: string;
  /** What the fold says that holds the words. */
  folded: string | null;
  about: string | null;
  own: boolean;
  /** Where its own writer takes it back; the thread, where a name stands anyway. */
  consentHref: string | null;
  postHref: string | null;
}

/** @returns null where the reader wants none of it */
export function tipView(row: TipRow, viewer: Viewer | null, reader: Reader): TipView | null {
  const own = isOwn(viewer, row.persona_id);
  // Who blocks a name must not find it again by what is missing.
  const personaId = row.unnamed && !own ? '' : row.persona_id;
  const html = withoutQuotes(row.html);
  const fold = foldOf(reader, { personaId, notes: row.notes, text: () => shownText(html) });
  if (fold.hidden !== null || fold.away) return null;
  const folded = insteadOf(fold, 'post');
  return {
    topic: row.topic,
    name: row.unnamed ? null : row.name,
    html,
    folded,
    about: folded === null ? notesInWords(row.notes) || null : null,
    own,
    consentHref: own ? `/posts/${row.id}/tip` : null,
    postHref: row.unnamed ? null : `/posts/${row.id}`,
  };
}

/** An answer that helped, for facilitators. What its writer answered, short of yes, is not in it. */
export function helpfulView(row: HelpfulRow, error: string | null = null): object {
  const { id, name, board, state, topic } = row;
  return {
    id,
    name,
    board,
    html: withoutQuotes(row.html),
    about: notesInWords(row.notes) || null,
    isNew: state === 'new',
    asked: state === 'asked',
    stands: state === 'stands',
    out: state === 'out',
    href: `/posts/${id}`,
    proposeHref: state === 'asked' ? null : `/posts/${id}/tip/proposal`,
    takeOutHref: state === 'stands' ? `/posts/${id}/tip/removal` : null,
    topics: TOPICS.map((value) => ({ value, words: topicWords(value), chosen: value === topic })),
    error,
  };
}

/** What the writer of an answer is asked. */
export function askedView({ id, topic, consent, name, slug, board, html, members_only }: AskedRow): object {
  return {
    board: { slug, name: board },
    name,
    html: withoutQuotes(html),
    topic: topicWords(topic),
    consent: consent ?? '',
    stands: consent === 'named' || consent === 'unnamed',
    membersOnly: members_only,
    action: `/posts/${id}/tip`,
    postHref: `/posts/${id}`,
  };
}
