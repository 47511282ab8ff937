import { PICTURES } from '../spelling/pictures.js';
import { drawnByHabit, hiddenIn } from './disguise.js';

/** A written piece (letters, digits, ' @ $ * !, or pictures of things) and its place, in normalised units. */
export interface Piece {
  raw: string;
  start: number;
  end: number;
}

/** The pieces of a normalised text; where signs hide a word, the word is the piece. */
export function piecesOf(text: string): Piece[] {
  const chunks = chunksOf(text);
  const drawing = isHabit(chunks, ({ chunk, word }) => word !== undefined && /[0-9]/.test(chunk));
  return undoubled(chunks.flatMap((each) => piecesIn(drawing ? drawnAgain(each) : each)));
}

// By hand: a list of matches costs more than all that is done with them.
function chunksOf(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  let end: number;
  for (let at = 0; at < text.length; at = end + 1) {
    end = chunkEnd(text, at);
    if (end > at) chunks.push(chunkOf(text.slice(at, end), at));
  }
  return chunks;
}

/** Where what begins at a place ends: at the next space, or there if it is one. */
export function chunkEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isSpace(text.charCodeAt(end))) end += 1;
  return end;
}

function isSpace(code: number): boolean {
  return code <= 32 ? SPACES.has(code) : code > 127 && /\s/.test(String.fromCharCode(code));
}

const SPACES = new Set([9, 10, 11, 12, 13, 32]);

function chunkOf(chunk: string, at: number): Chunk {
  return { chunk, at, word: WORD.test(chunk) ? undefined : hiddenIn(chunk) };
}

/** What stands between two spaces, and the word that it hides. */
interface Chunk {
  chunk: string;
  at: number;
  word: string | undefined;
}

// What is done to many words of a text was done to the others too.
function isHabit<T>(all: T[], test: (one: T) => boolean): boolean {
  const count = all.filter(test).length;
  return count >= FEWEST && count >= all.length * SHARE;
}

const FEWEST = 3;
const SHARE = 0.2;

function drawnAgain({ chunk, at, word }: Chunk): Chunk {
  return { chunk, at, word: word ?? drawnByHabit(chunk) };
}

function piecesIn({ chunk, at, word }: Chunk): Piece[] {
  if (word !== undefined) return [{ raw: word, ...placeOf(chunk, at) }];
  if (WORD.test(chunk)) return [{ raw: chunk, start: at, end: at + chunk.length }];
  return [...chunk.matchAll(PIECE)].map(({ 0: raw, index }) => ({
    raw,
    start: at + index,
    end: at + index + raw.length,
  }));
}

/** With "ii" for "i" and "aamm" for "am", where letters were doubled one by one. */
function undoubled(pieces: Piece[]): Piece[] {
  if (!isHabit(pieces, ({ raw }) => DOUBLED.test(raw))) return pieces;
  return pieces.map((piece) => ({ ...piece, raw: piece.raw.replace(/([a-z])\1/g, '$1') }));
}

const DOUBLED = /^(?:([a-z])\1){2,}$/;

// Most are: there is nothing to look for in them.
const WORD = /^[a-z']+$/;

const PIECE = new RegExp(`[a-z0-9'@$*!]+|[${[...PICTURES.keys()].join('')}]+`, 'gu');

/** Without the full stop or bracket that ends a sentence. */
function placeOf(chunk: string, at: number): { start: number; end: number } {
  let end = chunk.length;
  while (end > 1 && '.,!?;:")\''.includes(chunk[end - 1]!)) end -= 1;
  return { start: at, end: at + end };
}
