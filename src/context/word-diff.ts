import { diffArrays } from 'diff';

/** A stretch of two texts: in both, only in the later one, or only in the one before. */
export interface Piece {
  kind: 'same' | 'added' | 'gone';
  text: string;
}

// A word with its marks and apostrophes, in any script, or any other sign; each with the blanks after it.
const TOKENS = /(?:[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*|\S|^)\s*/gu;

// A text that was written anew is shown as such, before the comparison takes long.
const MOST_CHANGES = 500;

/**
 * How a text became another one, word by word. Without what is gone it is exactly the later one. Other blanks alone are
 * no change.
 */
export function wordDiff(before: string, after: string): Piece[] {
  const [old, now] = [tokensOf(before), tokensOf(after)];
  const changes = diffArrays(old.map(bare), now.map(bare), { maxEditLength: MOST_CHANGES });
  if (!changes) return visible([piece('gone', before), piece('added', after)]);
  const [gone, stays] = [old.values(), now.values()];
  let apart = '';
  const pieces = changes.map(({ added, removed, count }) => {
    if (removed) return piece('gone', apart + take(gone, count));
    const text = take(stays, count);
    if (added) return piece('added', text);
    // What is in both is shown as the later text has it, and what is gone after it apart from it as it stood.
    apart = /\s$/.test(take(gone, count)) && !/\s$/.test(text) ? ' ' : '';
    return piece('same', text);
  });
  return visible(pieces);
}

function tokensOf(text: string): string[] {
  return text.match(TOKENS) ?? [];
}

function bare(token: string): string {
  return token.trimEnd();
}

function take(tokens: Iterator<string>, count: number): string {
  return Array.from({ length: count }, () => tokens.next().value as string).join('');
}

function piece(kind: Piece['kind'], text: string): Piece {
  return { kind, text };
}

function visible(pieces: Piece[]): Piece[] {
  return pieces.filter(({ text }) => text !== '');
}
