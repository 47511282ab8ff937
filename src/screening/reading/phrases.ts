import { pairsOf, wordSet } from '../lists.js';
import { LONGEST_PHRASE, PHRASES } from '../spelling/phrases.js';
import type { Token } from './tokens.js';

/** Reads words that stand for others when they stand together, and sounds written as another word. */
export function phrased(tokens: Token[]): Token[] {
  const out: Token[] = [];
  let at = 0;
  while (at < tokens.length) {
    const phrase = phraseAt(tokens, at);
    if (phrase === undefined) out.push(sounded(tokens, at));
    else out.push(...spread(phrase, tokens, at));
    at += phrase?.used ?? 1;
  }
  return out;
}

/** Words that stand for others, and how many tokens they take. */
interface Phrase {
  words: string[];
  used: number;
}

/** The phrase that stands at `at`, if one does. */
function phraseAt(tokens: Token[], at: number): Phrase | undefined {
  for (let used = STARTS.has(tokens[at]!.word) ? LONGEST_PHRASE : 0; used > 1; used -= 1) {
    const meant = PHRASES.get(textAt(tokens, at, used));
    if (meant !== undefined) return { words: meant.split(' '), used };
  }
  return undefined;
}

function spread({ words, used }: Phrase, tokens: Token[], at: number): Token[] {
  const place = { ...tokens[at]!, end: tokens[at + used - 1]!.end };
  return words.map((word, nth) => ({ ...place, word, gap: nth === 0 ? place.gap : 'none' }));
}

function sounded(tokens: Token[], at: number): Token {
  const word = heard(tokens, at);
  return word === tokens[at]!.word ? tokens[at]! : { ...tokens[at]!, word };
}

const STARTS = new Set([...PHRASES.keys()].map((phrase) => phrase.split(' ')[0]!));

function textAt(tokens: Token[], at: number, count: number): string {
  const words = tokens.slice(at, at + count);
  const isOne = words.length === count && words.every(({ gap }, nth) => nth === 0 || gap !== 'sentence');
  return isOne ? words.map(({ word }) => word).join(' ') : '';
}

/** "want 2 dye": a digit or a sound for a word. */
function heard(tokens: Token[], at: number): string {
  const { word } = tokens[at]!;
  const [before, after] = [tokens[at - 1]?.word ?? '', tokens[at + 1]];
  if (word === '2' || word === 'too') return isTo(word, before, after?.word ?? '') ? 'to' : word;
  if (word === '4') return FOR.has(after?.word ?? '') ? 'for' : word;
  return DYE.has(word) && MEANT.has(before) && endsThere(after) ? DYE.get(word)! : word;
}

function isTo(word: string, before: string, after: string): boolean {
  if (WISHES.has(before)) return DEEDS.has(after) || (word === '2' && /[a-z][^s]$/.test(after));
  return word === '2' && DEEDS.has(after) && !NUMBERED.has(before);
}

const WISHES = wordSet('want wants wanted wanting going ready trying tried try hope wish');
const DEEDS = wordSet(`
  die dye kill end be hurt harm cut go live do jump use drink unalive kms sleep self leave disappear get take have stay
  keep see know tell say stop make feel me my him her them you hang overdose relapse try talk help come give the
`);

// "Step 2 the road", "number 2 my dad"
const NUMBERED = wordSet(
  'step number part day week month chapter stage level bipolar type only and or 1 the my of at',
);
const FOR = wordSet('me my the you him her them us a ever good this that now your life it all');

// Hair is dyed; nobody wants "to dye" and then says nothing of what.
const DYE = pairsOf('dye: die, dyeing: dying');
const MEANT = wordSet('to will would could just rather i and of about am');

function endsThere(after: Token | undefined): boolean {
  return after?.gap !== 'none' || AFTERWARDS.has(after.word);
}

const AFTERWARDS = wordSet(`
  tonight today tomorrow now soon any anymore alone in and so because but please already from by too i before if or
  at is when since more tbh has was again then that for like all every though with really lol
`);
