import { joined } from './joining.js';
import type { Normalised } from './normalise.js';
import { phrased } from './phrases.js';
import { piecesOf, type Piece } from './pieces.js';
import { quotations } from './quotations.js';
import { respell } from './respell.js';
import { Rhythm, type Gap } from './rhythm.js';

/** A word as the rules see it. `start`/`end` are source offsets; `gap` is what stands before it. */
export interface Token {
  word: string;
  start: number;
  end: number;
  gap: Gap;
  sentence: number;
  quoted: boolean;
}

/** Splits a normalised text into words with their sentence, quotation and source place. */
export function tokenise(source: Normalised): Token[] {
  const quoted = quotations(source.text);
  const pieces = joined(piecesOf(source.text), source.text);
  const gaps = gapsBefore(pieces, source.text);
  const tokens: Token[] = [];
  pieces.forEach((piece, nth) => addTokens(tokens, piece, gaps[nth]!, source, quoted));
  return numbered(phrased(tokens));
}

function addTokens(
  tokens: Token[],
  { raw, start, end }: Piece,
  before: Gap,
  { from, to }: Normalised,
  quoted: Uint8Array,
): void {
  let gap = before;
  for (const word of respell(raw)) {
    tokens.push({
      word,
      start: from[start]!,
      end: to[end - 1]!,
      gap,
      sentence: 0,
      quoted: quoted[start] === 1,
    });
    gap = 'none';
  }
}

function gapsBefore(pieces: Piece[], text: string): Gap[] {
  const between = pieces
    .slice(1)
    .map((piece, nth) => text.slice(wordEnd(pieces[nth]!, text), wordStart(piece, text)));
  const rhythm = new Rhythm(between);
  const gaps = between.map((_, nth) => rhythm.gapOf(nth, pieces[nth]!.raw, pieces[nth + 1]!.raw));
  return ['sentence', ...gaps];
}

// Signs at the edge of a piece may be letters in disguise or end a sentence; those that are left over do the latter.
function wordStart({ start, end }: Piece, text: string): number {
  let at = start;
  while (at < end && "'!*".includes(text[at]!)) at += 1;
  return at;
}

function wordEnd({ start, end }: Piece, text: string): number {
  let at = end;
  while (at > start && "'!*@$".includes(text[at - 1]!)) at -= 1;
  return at;
}

// Only now: "s.u.i.c.i.d.e" had a sentence end after every letter.
function numbered(tokens: Token[]): Token[] {
  let sentence = 0;
  tokens.forEach((token, index) => {
    if (index > 0 && token.gap === 'sentence') sentence += 1;
    token.sentence = sentence;
  });
  return tokens;
}
