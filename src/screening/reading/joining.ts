import { EXPANSIONS } from '../spelling/expansions.js';
import { SPELLINGS } from '../spelling/spellings.js';
import { VOCABULARY } from '../vocabulary.js';
import { KNOWN } from './known.js';
import type { Piece } from './pieces.js';
import { wordEnds, wordEndsInside } from './segment.js';

/**
 * Letters written one by one, words cut in two by a space and words run together, as the words they are. Costs a
 * bounded number of looks for each piece.
 */
export function joined(pieces: Piece[]): Piece[] {
  const out: Piece[] = [];
  let at = 0;
  while (at < pieces.length) {
    const { words, used } = unitAt(pieces, at);
    out.push(...words);
    at += used;
  }
  return out;
}

/** The pieces that stand at `at`, and how many of the written ones they take. */
function unitAt(pieces: Piece[], at: number): { words: Piece[]; used: number } {
  const letters = lettersAt(pieces, at);
  if (letters.length > 2) return { words: spelt(letters), used: letters.length };
  const cut = cutAt(pieces, at);
  return cut > 1 ? { words: [whole(pieces.slice(at, at + cut))], used: cut } : { words: apart(pieces[at]!), used: 1 };
}

function lettersAt(pieces: Piece[], at: number): Piece[] {
  let end = at;
  while (end < pieces.length && /^[a-z]$/.test(pieces[end]!.raw)) end += 1;
  return pieces.slice(at, end);
}

function whole(pieces: Piece[]): Piece {
  return { raw: pieces.map(({ raw }) => raw).join(''), start: pieces[0]!.start, end: pieces.at(-1)!.end };
}

/** The one word or the several that letters spell. */
function spelt(letters: Piece[]): Piece[] {
  const { raw } = whole(letters);
  return (KNOWN.has(raw) ? undefined : split(letters, wordEnds(raw))) ?? [whole(letters)];
}

function split(letters: Piece[], ends: number[] | undefined): Piece[] | undefined {
  return ends?.map((end, nth) => whole(letters.slice(ends[nth - 1] ?? 0, end)));
}

function apart(piece: Piece): Piece[] {
  if (piece.raw.length < SHORTEST || !/^[a-z']+$/.test(piece.raw) || isOwn(piece.raw)) return [piece];
  const letters = lettersOf(piece);
  return split(letters, wordEndsInside(whole(letters).raw)) ?? [piece];
}

// The letters of "endlife"; shorter ones are words of their own.
const SHORTEST = 7;

function lettersOf({ raw, start }: Piece): Piece[] {
  return [...raw].flatMap((letter, at) =>
    letter === "'" ? [] : [{ raw: letter, start: start + at, end: start + at + 1 }],
  );
}

/** How many pieces from `at` on are parts of one known word: parts that are no words of their own. */
function cutAt(pieces: Piece[], at: number): number {
  for (let count = 2; count <= MOST_PARTS && at + count <= pieces.length; count += 1)
    if (isCut(pieces.slice(at, at + count).map(({ raw }) => raw))) return count;
  return 1;
}

const MOST_PARTS = 3;

function isCut(parts: string[]): boolean {
  const word = parts.join('');
  if (word.length < 5 || word.length > LONGEST || !VOCABULARY.has(word)) return false;
  return parts.some((part) => !isOwn(part));
}

// The longest word that a rule knows has fewer letters.
const LONGEST = 24;

// A letter alone is of no word only when the part beside it is not either.
function isOwn(part: string): boolean {
  if (part.length < 2 || KNOWN.has(part) || VOCABULARY.has(part)) return true;
  return SPELLINGS.has(part) || EXPANSIONS.has(part) || !/^[a-z]+$/.test(part);
}
