import { joined } from './joining.js';
import type { Normalised } from './normalise.js';
import { quotations } from './quotations.js';
import { respell } from './respell.js';

/** A word as the rules see it. `start`/`end` are source offsets; `gap` is what stands before it. */
export interface Token {
  word: string;
  start: number;
  end: number;
  gap: 'none' | 'clause' | 'sentence';
  sentence: number;
  quoted: boolean;
}

/** Splits a normalised text into words with their sentence, quotation and source place. */
export function tokenise(source: Normalised): Token[] {
  const quoted = quotations(source.text);
  const tokens: Token[] = [];
  let last = 0;
  for (const { 0: raw, index } of source.text.matchAll(/[a-z0-9'@$*!]+/g)) {
    const hard = tokens.length === 0 || source.text[last - 1] === '!';
    const gap = gapBetween(source.text.slice(last, index + leadingSigns(raw)), hard);
    const place = { start: source.from[index]!, end: source.to[index + raw.length - 1]! };
    for (const [nth, word] of words(raw).entries())
      tokens.push({
        word,
        ...place,
        gap: nth === 0 ? gap : 'none',
        sentence: 0,
        quoted: quoted[index] === 1,
      });
    last = index + raw.length;
  }
  return numbered(joined(tokens));
}

// Single letters wait for `joined`: they may be the letters of one word.
function words(raw: string): string[] {
  return raw.length === 1 && raw >= 'a' && raw <= 'z' ? [raw] : respell(raw);
}

function leadingSigns(raw: string): number {
  return raw.length - raw.replace(/^[!']+/, '').length;
}

// An exclamation mark may be a letter in disguise, so it arrives at the end of the word before: `hard`.
function gapBetween(between: string, hard: boolean): Token['gap'] {
  if (hard || /[.?!\n;]|\p{Extended_Pictographic}/u.test(between)) return 'sentence';
  return /[,:()"/]| - |--/.test(between) ? 'clause' : 'none';
}

// Only now: "s.u.i.c.i.d.e" had a sentence end after every letter.
function numbered(tokens: Token[]): Token[] {
  let sentence = 0;
  return tokens.map((token, index) => {
    if (index > 0 && token.gap === 'sentence') sentence += 1;
    return { ...token, sentence };
  });
}
