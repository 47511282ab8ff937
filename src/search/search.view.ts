import { foldOf, insteadOf, type Reader } from '../folding/fold.js';
import { notesInWords } from '../folding/notes.js';
import { when, type When } from '../platform/text/when.js';
import { titleSeen } from '../threads/seen-title.js';
import { shownText } from '../threads/shown-text.js';
import type { ResultRow } from './search-reading.js';

/** A piece of a text, found or beside what was found. */
export interface Piece {
  text: string;
  found: boolean;
}

/** Something that was found, as its reader sees it. */
export interface ResultView {
  href: string;
  isAnswer: boolean;
  title: string;
  /** The title itself where it is folded, to be shown within `<details>` alone. */
  folded: string | null;
  name: string;
  board: string;
  when: When;
  membersOnly: boolean;
  /** Some of its words; none where these are folded. */
  pieces: Piece[];
  /** The line that stands in the place of folded words. */
  instead: string | null;
  /** The notes of a post that stands open. */
  about: string | null;
}

/** @returns null where the reader wants nothing of it: a note that they hide, a name that they blocked */
export function resultView(row: ResultRow, reader: Reader): ResultView | null {
  const words = [row.kind === 'thread' ? row.title : null, shownText(row.html)].join('\n');
  const fold = foldOf(reader, { personaId: row.persona_id, notes: row.notes, text: () => words });
  if (fold.hidden !== null || fold.away) return null;
  const { title, folded } = titleSeen(threadOf(row), reader);
  const instead = insteadOf(fold, 'post');
  return {
    href: `/posts/${row.post_id}`,
    isAnswer: row.kind === 'answer',
    title,
    folded,
    name: row.name,
    board: row.board_name,
    when: when(row.published_at),
    membersOnly: row.members_only,
    pieces: instead === null ? piecesOf(row.headline) : [],
    instead,
    about: instead === null ? notesInWords(row.notes) || null : null,
  };
}

function threadOf({ title, opened_by, thread_notes: notes }: ResultRow) {
  return { title, opened_by, notes };
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
