import type { Budget } from '../budget.js';
import type { Normalised } from '../reading/normalise.js';
import type { Token } from '../reading/tokens.js';
import type { OwnWords } from './own-words.js';

/** The words of a text once more, with what hides a word of an own term read as that word. */
export function reread(tokens: Token[], source: Normalised, words: OwnWords, budget: Budget): Token[] {
  const hidden = hiddenIn(source, words);
  budget.step(source.text.length);
  return joined(hidden.length === 0 ? tokens : replaced(tokens, hidden), words);
}

interface Hidden {
  word: string;
  start: number;
  end: number;
}

function hiddenIn(source: Normalised, words: OwnWords): Hidden[] {
  const found: Hidden[] = [];
  for (const { 0: piece, index } of source.text.matchAll(/\S+/g)) {
    const word = /[^a-z]|(.)\1/.test(piece) ? words.hiddenIn(piece) : undefined;
    if (word) found.push({ word, start: source.from[index]!, end: source.to[index + piece.length - 1]! });
  }
  return found;
}

/** In order of place, so that one pass over both is enough. */
function replaced(tokens: Token[], hidden: Hidden[]): Token[] {
  const out: Token[] = [];
  let next = 0;
  for (const token of tokens) {
    while (next < hidden.length && hidden[next]!.end <= token.start) next += 1;
    const piece = hidden[next];
    if (!piece || token.start < piece.start) out.push(token);
    else if (out.at(-1)?.end !== piece.end) out.push({ ...token, word: piece.word, end: piece.end });
  }
  return out;
}

/** A word cut in two by a space is one again. */
function joined(tokens: Token[], words: OwnWords): Token[] {
  const out: Token[] = [];
  for (const token of tokens) {
    const last = out.at(-1);
    if (last && token.gap === 'none' && words.isCut(last.word, token.word))
      out.splice(-1, 1, { ...last, word: last.word + token.word, end: token.end });
    else out.push(token);
  }
  return out;
}
