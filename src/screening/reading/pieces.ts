import { PICTURES } from '../spelling/pictures.js';
import { hiddenIn } from './disguise.js';

/** A written piece (letters, digits, ' @ $ * !, or a picture of a thing) and its place, in normalised units. */
export interface Piece {
  raw: string;
  start: number;
  end: number;
}

/** The pieces of a normalised text; where signs hide a word, the word is the piece. */
export function piecesOf(text: string): Piece[] {
  return [...text.matchAll(/\S+/g)].flatMap(({ 0: chunk, index }) => piecesIn(chunk, index));
}

function piecesIn(chunk: string, at: number): Piece[] {
  const word = hiddenIn(chunk);
  if (word !== undefined) return [{ raw: word, ...placeOf(chunk, at) }];
  return [...chunk.matchAll(PIECE)].map(({ 0: raw, index }) => ({
    raw,
    start: at + index,
    end: at + index + raw.length,
  }));
}

const PIECE = new RegExp(`[a-z0-9'@$*!]+|${[...PICTURES.keys()].join('|')}`, 'gu');

/** Without the full stop or bracket that ends a sentence. */
function placeOf(chunk: string, at: number): { start: number; end: number } {
  let end = chunk.length;
  while (end > 1 && '.,!?;:")\''.includes(chunk[end - 1]!)) end -= 1;
  return { start: at, end: at + end };
}
