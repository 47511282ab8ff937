import { diffArrays } from 'diff';

/** A stretch of two texts: in both, only in the later one, or only in the one before. */
export interface Piece {
  kind: 'same' | 'added' | 'gone';
  text: string;
}

// A word with its marks and apostrophes, in any script, or any other sign; each with the blanks after it.
const TOKENS = /(?:[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*|\S|^)\s*/gu;

// A text that was written anew is shown as such, before the comparison takes long.
const MOST_CHANGES = 800;

/**
 * How a text became another one, word by word. Without what is gone it is exactly the later one. Other blanks alone are
 * no change.
 */
export function wordDiff(before: string, after: string): Piece[] {
  const options = { maxEditLength: MOST_CHANGES, comparator: isSameWord };
  const changes = diffArrays(tokensOf(before), tokensOf(after), options);
  if (!changes) return visible([piece('gone', before), piece('added', after)]);
  const pieces = changes.map(({ added, removed, value }) => piece(kindOf(added, removed), value.join('')));
  return visible(pieces).map(spaced);
}

function tokensOf(text: string): string[] {
  return text.match(TOKENS) ?? [];
}

function isSameWord(left: string, right: string): boolean {
  return left.trimEnd() === right.trimEnd();
}

function kindOf(added: boolean, removed: boolean): Piece['kind'] {
  return added ? 'added' : removed ? 'gone' : 'same';
}

function piece(kind: Piece['kind'], text: string): Piece {
  return { kind, text };
}

function visible(pieces: Piece[]): Piece[] {
  return pieces.filter(({ text }) => text !== '');
}

// What is gone stood apart from the word before it, where that one has no blank after it any more.
function spaced({ kind, text }: Piece, at: number, all: Piece[]): Piece {
  const glued =
    kind === 'gone' && /[\p{L}\p{N}]$/u.test(all[at - 1]?.text ?? '') && /^[\p{L}\p{N}]/u.test(text);
  return { kind, text: glued ? ` ${text}` : text };
}
