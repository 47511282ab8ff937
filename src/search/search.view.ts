import { countryOf } from '../crisis-lines/countries.js';
import { foldOf, insteadOf, type Reader } from '../folding/fold.js';
import { notesInWords } from '../folding/notes.js';
import { withoutQuotes } from '../folding/quotes.js';
import { when, type When } from '../platform/text/when.js';
import { message } from '../platform/web/messages.js';
import { titleSeen } from '../threads/seen-title.js';
import { shownText } from '../threads/shown-text.js';
import { topicWords } from '../tips/topics.js';
import type { PostRow, ResourceRow, ResultRow } from './search-reading.js';

/** A piece of a text, found or beside what was found. */
export interface Piece {
  text: string;
  found: boolean;
}

/** Something that was found, as its reader sees it. */
export interface ResultView {
  href: string;
  /** Message key: what it is, where it is not the beginning of a thread. */
  what: string | null;
  title: string;
  /** The title itself where it is folded, to be shown within `<details>` alone. */
  folded: string | null;
  /** Null for what nobody here wrote. */
  name: string | null;
  /** The board, or the country of other help. */
  where: string;
  when: When | null;
  membersOnly: boolean;
  /** It is about medicine, which somebody else knows more of. */
  medicine: boolean;
  /** Some of its words; none where these are folded. */
  pieces: Piece[];
  /** The line that stands in the place of folded words. */
  instead: string | null;
  /** The notes of a post that stands open. */
  about: string | null;
}

/** @returns null where the reader wants nothing of it: a note that they hide, a name that they blocked */
export function resultView(row: ResultRow, reader: Reader): ResultView | null {
  if (row.kind === 'resource') return resourceFound(row);
  return row.kind === 'tip' ? tipFound(row, reader) : postFound(row, reader);
}

function postFound(row: PostRow, reader: Reader): ResultView | null {
  const words = [row.kind === 'thread' ? row.title : null, shownText(row.html)].join('\n');
  const seen = wordsSeen(row, reader, { personaId: row.persona_id, words });
  const what = row.kind === 'answer' ? 'search.answer_in' : null;
  return (
    seen && {
      ...{ ...seen, href: `/posts/${row.id}`, what, name: row.name, when: when(row.published_at) },
      ...titleOf(row, reader),
    }
  );
}

function titleOf({ title, opened_by, thread_notes: notes }: PostRow, reader: Reader) {
  const seen = titleSeen({ title, opened_by, notes }, reader);
  return { title: seen.title, folded: seen.folded };
}

// As the library shows it. Who blocks a name must not find it again by what is missing.
function tipFound(row: PostRow, reader: Reader): ResultView | null {
  const unnamed = row.unnamed === true;
  const personaId = unnamed && !reader.own.has(row.persona_id) ? '' : row.persona_id;
  const seen = wordsSeen(row, reader, { personaId, words: shownText(withoutQuotes(row.html)) });
  return (
    seen && {
      ...seen,
      href: unnamed ? `/boards/${row.slug}/tips?topic=${row.topic}` : `/posts/${row.id}`,
      what: 'search.tip_on',
      title: topicWords(row.topic!),
      folded: null,
      name: unnamed ? message('search.somebody') : row.name,
      when: null,
      medicine: row.topic === 'medicine',
    }
  );
}

/** Words of a post, and whose they are for its reader. */
interface Words {
  personaId: string;
  words: string;
}

function wordsSeen(row: PostRow, reader: Reader, { personaId, words }: Words) {
  const fold = foldOf(reader, { personaId, notes: row.notes, text: () => words });
  if (fold.hidden !== null || fold.away) return null;
  const instead = insteadOf(fold, 'post');
  return {
    where: row.board_name,
    membersOnly: row.members_only,
    medicine: false,
    pieces: instead === null ? piecesOf(row.headline) : [],
    instead,
    about: instead === null ? notesInWords(row.notes) || null : null,
  };
}

function resourceFound({ id, name, country, headline }: ResourceRow): ResultView {
  return {
    href: `/resources?country=${country ?? ''}#resource-${id}`,
    what: 'search.other_help',
    title: name,
    folded: null,
    name: null,
    where: country === null ? message('resources.everywhere') : (countryOf(country)?.name ?? country),
    when: null,
    membersOnly: false,
    medicine: false,
    pieces: piecesOf(headline),
    instead: null,
    about: null,
  };
}

const [BEGINS, ENDS] = ['\u0002', '\u0003'];

/** The words of a headline, with those that were found between STX and ETX. */
export function piecesOf(headline: string): Piece[] {
  const parts = headline.split(BEGINS).flatMap((part, nth) => (nth === 0 ? [beside(part)] : found(part)));
  return parts.filter(({ text }) => text !== '');
}

function found(part: string): Piece[] {
  const [text = '', rest = ''] = part.split(ENDS);
  return [{ text, found: true }, beside(rest)];
}

function beside(text: string): Piece {
  return { text, found: false };
}
