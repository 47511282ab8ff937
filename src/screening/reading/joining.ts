import { EXPANSIONS } from '../spelling/expansions.js';
import { SPELLINGS } from '../spelling/spellings.js';
import { VOCABULARY } from '../vocabulary.js';
import { KNOWN } from './known.js';
import { chunkEnd, type Piece } from './pieces.js';
import { wordEnds, wordEndsInside } from './segment.js';

/**
 * Letters written one by one, words cut in two by a space and words run together, as the words they are. Costs a
 * bounded number of looks for each piece.
 */
export function joined(pieces: Piece[], text: string): Piece[] {
  return isGlued(text) ? joinedBy(wordEnds, pieces.flatMap(numbersApart)) : joinedBy(wordEndsInside, pieces);
}

function joinedBy(ends: typeof wordEnds, pieces: Piece[]): Piece[] {
  const out: Piece[] = [];
  const own = pieces.map(({ raw }) => isOwn(raw));
  let at = 0;
  while (at < pieces.length) {
    // Most words are words of their own, beside another that is: there is nothing to join or to take apart.
    if (own[at] && own[at + 1] && isWhole(pieces[at]!, pieces[at + 1]!)) out.push(pieces[at]!);
    else at += addUnit(out, unitAt(pieces, at, ends)) - 1;
    at += 1;
  }
  return out;
}

/** Adds the words of a unit; how many pieces it took. */
function addUnit(out: Piece[], { words, used }: Unit): number {
  out.push(...words);
  return used;
}

/** Not two letters of a word that is spelt out. */
function isWhole(piece: Piece, next: Piece): boolean {
  return piece.raw.length > 1 || next.raw.length > 1;
}

/** Whether a text has no spaces at all between its words. */
function isGlued(text: string): boolean {
  return text.length > FEWEST && text.length >= chunkCount(text) * MEAN;
}

function chunkCount(text: string): number {
  let count = 0;
  let end: number;
  for (let at = 0; at < text.length; at = end + 1) {
    end = chunkEnd(text, at);
    if (end > at) count += 1;
  }
  return count;
}

const FEWEST = 16;
const MEAN = 12;

function numbersApart(piece: Piece): Piece[] {
  const { raw, start } = piece;
  if (/^[a-z']+$/.test(raw)) return [piece];
  return [...raw.matchAll(/[0-9]+|[a-z']+|[^0-9a-z']+/g)].map(({ 0: part, index }) => ({
    raw: part,
    start: start + index,
    end: start + index + part.length,
  }));
}

/** Pieces as the words they are, and how many of the written ones they take. */
interface Unit {
  words: Piece[];
  used: number;
}

function unitAt(pieces: Piece[], at: number, ends: typeof wordEnds): Unit {
  const letters = lettersAt(pieces, at);
  if (letters.filter(isLetter).length > 2) return { words: spelt(letters), used: letters.length };
  const cut = cutAt(pieces, at);
  return cut > 1
    ? { words: [whole(pieces.slice(at, at + cut))], used: cut }
    : { words: apart(pieces[at]!, ends), used: 1 };
}

function lettersAt(pieces: Piece[], at: number): Piece[] {
  let end = at;
  if (!isLetter(pieces[at]!)) return [];
  while (end < pieces.length && /^[a-z']$/.test(pieces[end]!.raw)) end += 1;
  return pieces.slice(at, end);
}

function whole(pieces: Piece[]): Piece {
  return { raw: pieces.map(({ raw }) => raw).join(''), start: pieces[0]!.start, end: pieces.at(-1)!.end };
}

/** The one word or the several that letters spell; a wider gap than the narrowest ends a word, or a sentence. */
function spelt(letters: Piece[]): Piece[] {
  const gaps = letters.slice(1).map(({ start }, nth) => start - letters[nth]!.end);
  const narrow = gaps.reduce((least, gap) => Math.min(least, gap));
  const ends = [...gaps.flatMap((gap, nth) => (gap > narrow ? [nth + 1] : [])), letters.length];
  const groups = ends.map((end, nth) => letters.slice(ends[nth - 1] ?? 0, end));
  const areWords = groups.length > 1 && letters.length <= groups.length * MOST_LETTERS;
  return groups.flatMap((group) => (areWords ? [whole(group)] : unspaced(group)));
}

// Where words stand apart they have fewer letters on average.
const MOST_LETTERS = 8;

function unspaced(letters: Piece[]): Piece[] {
  const { raw } = whole(letters);
  const ends = KNOWN.has(raw) ? undefined : wordEnds(raw.replaceAll("'", ''));
  return ends === undefined ? [whole(letters)] : split(letters.filter(isLetter), ends);
}

function isLetter({ raw }: Piece): boolean {
  return raw !== "'";
}

function split(letters: Piece[], ends: number[]): Piece[] {
  return ends.map((end, nth) => whole(letters.slice(ends[nth - 1] ?? 0, end)));
}

function apart(piece: Piece, endsIn: typeof wordEnds): Piece[] {
  if (!/^[a-z']+$/.test(piece.raw) || isOwn(piece.raw)) return [piece];
  const letters = lettersOf(piece);
  if (letters.length < SHORTEST) return [piece];
  const ends = endsIn(whole(letters).raw, tiesIn(piece.raw));
  return ends === undefined ? [piece] : split(letters, ends).map((word) => written(word, piece));
}

// The letters of "endlife"; shorter ones are words of their own.
const SHORTEST = 7;

/** Where an apostrophe stands, told in letters; what is his is two words at need. */
function tiesIn(raw: string): ReadonlySet<number> {
  const places = [...raw.matchAll(/'/g)].map(({ index }, nth) => ({ at: index - nth, next: raw[index + 1] }));
  return new Set(places.filter(({ next }) => next !== 's').map(({ at }) => at));
}

/** With its apostrophes: "he'll" is not "hell". */
function written({ start, end }: Piece, { raw, start: first }: Piece): Piece {
  return { raw: raw.slice(start - first, end - first), start, end };
}

function lettersOf({ raw, start }: Piece): Piece[] {
  return [...raw]
    .map((letter, at) => ({ raw: letter, start: start + at, end: start + at + 1 }))
    .filter(isLetter);
}

/** How many pieces from `at` on are parts of one known word: parts that are no words of their own. */
function cutAt(pieces: Piece[], at: number): number {
  if (isOwn(pieces[at]!.raw) && isOwn(pieces[at + 1]?.raw ?? '')) return 1;
  for (let count = 2; count <= MOST_PARTS && at + count <= pieces.length; count += 1)
    if (isCut(pieces.slice(at, at + count).map(({ raw }) => raw))) return count;
  return 1;
}

const MOST_PARTS = 3;

function isCut(parts: string[]): boolean {
  const word = parts.join('');
  return word.length > 4 && word.length <= LONGEST && VOCABULARY.has(word);
}

// The longest word that a rule knows has fewer letters.
const LONGEST = 24;

// A letter alone is of no word only when the part beside it is not either.
function isOwn(part: string): boolean {
  if (part.length < 2 || KNOWN.has(part) || VOCABULARY.has(part)) return true;
  return SPELLINGS.has(part) || EXPANSIONS.has(part) || !/^[a-z']+$/.test(part);
}
