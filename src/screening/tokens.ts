import type { Normalised } from './normalise.js';
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
  let sentence = 0;
  for (const found of source.text.matchAll(/[a-z0-9'@$*!]+/g)) {
    const gap = gapBetween(
      source.text.slice(last, found.index + edge(found[0])),
      tokens.length === 0 || trailing(source.text, last),
    );
    if (gap === 'sentence' && tokens.length > 0) sentence += 1;
    const place = {
      start: source.from[found.index] ?? 0,
      end: source.to[found.index + found[0].length - 1] ?? 0,
    };
    words(found[0]).forEach((word, index) =>
      tokens.push({
        word,
        ...place,
        gap: index === 0 ? gap : 'none',
        sentence,
        quoted: quoted[found.index] === 1,
      }),
    );
    last = found.index + found[0].length;
  }
  return joined(tokens);
}

// Single letters wait for `joined`: they may be the letters of one word.
function words(raw: string): string[] {
  return raw.length === 1 && /[a-z]/.test(raw) ? [raw] : respell(raw);
}

function edge(raw: string): number {
  return raw.length - raw.replace(/^[!']+/, '').length;
}

// The exclamation mark may be a letter in disguise, so it arrives at the end of the word before.
function trailing(text: string, last: number): boolean {
  return last > 0 && text[last - 1] === '!';
}

function gapBetween(between: string, hard: boolean): Token['gap'] {
  if (hard || /[.?!\n;]|\p{Extended_Pictographic}/u.test(between)) return 'sentence';
  return /[,:()"/]| - |--/.test(between) ? 'clause' : 'none';
}

/** "my self" is one word, and letters spelt out one by one are the word they spell. */
function joined(tokens: Token[]): Token[] {
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const length = singleLetters(tokens, at);
    const here = tokens[at] as Token;
    if (length >= 3) {
      const end = (tokens[at + length - 1] as Token).end;
      const letters = tokens
        .slice(at, at + length)
        .map((token) => token.word)
        .join('');
      respell(letters).forEach((word, index) =>
        out.push({ ...here, word, end, gap: index === 0 ? here.gap : 'none' }),
      );
      at += length - 1;
    } else if (here.word === 'no' && tokens[at + 1]?.word === 'one') {
      out.push({ ...here, word: 'nobody', end: (tokens[at + 1] as Token).end });
      at += 1;
    } else if (here.word === 'my' && tokens[at + 1]?.word === 'self') {
      out.push({ ...here, word: 'myself', end: (tokens[at + 1] as Token).end });
      at += 1;
    } else out.push({ ...here, word: single(tokens, at) });
  }
  return renumber(out);
}

function single(tokens: Token[], at: number): string {
  const word = (tokens[at] as Token).word;
  if (word === '2' && isTo(tokens, at)) return 'to';
  return word.length === 1 ? (respell(word)[0] ?? word) : word;
}

// "want 2 die": a two between a wish and a deed is "to".
function isTo(tokens: Token[], at: number): boolean {
  const before = tokens[at - 1]?.word ?? '';
  return WISHES.has(before) && DEEDS.has(tokens[at + 1]?.word ?? '');
}

const WISHES = new Set([
  'want',
  'wants',
  'wanted',
  'going',
  'need',
  'ready',
  'trying',
  'hope',
  'wish',
  'about',
  'like',
  'got',
]);
const DEEDS = new Set([
  'die',
  'kill',
  'end',
  'be',
  'hurt',
  'cut',
  'go',
  'live',
  'do',
  'jump',
  'use',
  'drink',
  'unalive',
  'kms',
]);

function singleLetters(tokens: Token[], at: number): number {
  let length = 0;
  while (tokens[at + length]?.word.length === 1 && /[a-z]/.test((tokens[at + length] as Token).word))
    length += 1;
  return length;
}

// "s.u.i.c.i.d.e" had a sentence end after every letter; numbers must follow the gaps that are left.
function renumber(tokens: Token[]): Token[] {
  let sentence = 0;
  return tokens.map((token, index) => {
    if (index > 0 && token.gap === 'sentence') sentence += 1;
    return { ...token, sentence };
  });
}

/** Marks what stands between quotation marks, or after ">" at the start of a line. */
function quotations(text: string): Uint8Array {
  const marks = new Uint8Array(text.length);
  for (const found of text.matchAll(
    /"[^"\n]+"|(?:^|[\s(])'[^'\n]+(?:'[a-z][^'\n]*)?(?:'[a-z][^'\n]*)?'(?![a-z])|^>[^\n]+/gm,
  ))
    if (found[0].trim().length < text.trim().length)
      marks.fill(1, found.index, found.index + found[0].length);
  return marks;
}
