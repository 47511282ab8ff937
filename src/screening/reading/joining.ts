import { pairsOf, wordSet } from '../lists.js';
import { respell } from './respell.js';
import type { Token } from './tokens.js';

/** "my self" is one word, and letters spelt out one by one are the word they spell. */
export function joined(tokens: Token[]): Token[] {
  const out: Token[] = [];
  let at = 0;
  while (at < tokens.length) {
    const { words, used } = unitAt(tokens, at);
    const { end } = tokens[at + used - 1]!;
    for (const [nth, word] of words.entries())
      out.push({ ...tokens[at]!, word, end, gap: nth === 0 ? tokens[at]!.gap : 'none' });
    at += used;
  }
  return out;
}

/** The words that stand at `at`, and how many tokens they take. */
function unitAt(tokens: Token[], at: number): { words: string[]; used: number } {
  const letters = lettersAt(tokens, at);
  if (letters.length >= 3) return { words: respell(letters), used: letters.length };
  const pair = PAIRS.get(`${tokens[at]!.word} ${tokens[at + 1]?.word ?? ''}`);
  return pair === undefined ? { words: [single(tokens, at)], used: 1 } : { words: [pair], used: 2 };
}

const PAIRS = pairsOf('no one: nobody, my self: myself');

function lettersAt(tokens: Token[], at: number): string {
  let letters = '';
  for (let next = at; /^[a-z]$/.test(tokens[next]?.word ?? ''); next += 1) letters += tokens[next]!.word;
  return letters;
}

function single(tokens: Token[], at: number): string {
  const { word } = tokens[at]!;
  if (word === '2' && isTo(tokens, at)) return 'to';
  return word.length === 1 ? (respell(word)[0] ?? word) : word;
}

// "want 2 die": a two between a wish and a deed is "to".
function isTo(tokens: Token[], at: number): boolean {
  return WISHES.has(tokens[at - 1]?.word ?? '') && DEEDS.has(tokens[at + 1]?.word ?? '');
}

const WISHES = wordSet('want wants wanted going need ready trying hope wish about like got');
const DEEDS = wordSet('die kill end be hurt cut go live do jump use drink unalive kms');
