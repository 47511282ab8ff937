import { wordSet } from '../lists.js';
import { LONGEST_PHRASE, PHRASES } from '../spelling/phrases.js';
import type { Token } from './tokens.js';

/** Reads words that stand for others when they stand together, and sounds written as another word. */
export function phrased(tokens: Token[]): Token[] {
  const out: Token[] = [];
  let at = 0;
  while (at < tokens.length) {
    const { words, used } = phraseAt(tokens, at);
    const place = { ...tokens[at]!, end: tokens[at + used - 1]!.end };
    out.push(...words.map((word, nth) => ({ ...place, word, gap: nth === 0 ? place.gap : ('none' as const) })));
    at += used;
  }
  return out;
}

/** The words that stand at `at`, and how many tokens they take. */
function phraseAt(tokens: Token[], at: number): { words: string[]; used: number } {
  for (let used = LONGEST_PHRASE; used > 1; used -= 1) {
    const meant = STARTS.has(tokens[at]!.word) ? PHRASES.get(textAt(tokens, at, used)) : undefined;
    if (meant !== undefined) return { words: meant.split(' '), used };
  }
  return { words: [heard(tokens, at)], used: 1 };
}

const STARTS = new Set([...PHRASES.keys()].map((phrase) => phrase.split(' ')[0]!));

function textAt(tokens: Token[], at: number, count: number): string {
  const words = tokens.slice(at, at + count);
  const isOne = words.length === count && words.every(({ gap }, nth) => nth === 0 || gap !== 'sentence');
  return isOne ? words.map(({ word }) => word).join(' ') : '';
}

/** "want 2 dye": a sound between a wish and a deed, or after it. */
function heard(tokens: Token[], at: number): string {
  const { word } = tokens[at]!;
  const [before, after] = [tokens[at - 1]?.word ?? '', tokens[at + 1]];
  if ((word === '2' || word === 'too') && WISHES.has(before) && DEEDS.has(after?.word ?? '')) return 'to';
  if (DYE.has(word) && MEANT.has(before) && endsThere(after)) return word === 'dye' ? 'die' : 'dying';
  return word;
}

const WISHES = wordSet('want wants wanted going need ready trying hope wish about like got have');
const DEEDS = wordSet('die dye kill end be hurt cut go live do jump use drink unalive kms sleep self leave disappear');

// Hair is dyed; nobody wants "to dye" and then says nothing of what.
const DYE = wordSet('dye dyeing');
const MEANT = wordSet('to will would could just rather i and of about am');

function endsThere(after: Token | undefined): boolean {
  return after === undefined || after.gap !== 'none' || AFTERWARDS.has(after.word);
}

const AFTERWARDS = wordSet(`
  tonight today tomorrow now soon any anymore alone in and so because but please already from by too i before if or
`);
