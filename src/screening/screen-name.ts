import { DISTRESS } from './names/distress.js';
import { HURTFUL, HURTFUL_WORDS } from './names/hurtful.js';
import { normalise } from './reading/normalise.js';
import { LEET } from './spelling/signs.js';

/** What a wished-for name may be: fine, hurtful to others (or pretending to be staff), or a sign of distress. */
export type NameVerdict = 'fine' | 'hurtful' | 'distress';

/**
 * Judges a name before others read it; sees through capitals run together, digits and signs in place of letters,
 * separators and repeated letters. Distress is told apart so that the answer can be help, not a refusal.
 */
export function screenName(name: string): NameVerdict {
  const readings = readingsOf(name);
  if (readings.some(isDistress)) return 'distress';
  return readings.some(isHurtful) ? 'hurtful' : 'fine';
}

/** One way to read a name: its letters run together, and its words. */
interface Reading {
  joined: string;
  words: Set<string>;
}

function isDistress({ joined }: Reading): boolean {
  return DISTRESS.some((part) => joined.includes(part));
}

function isHurtful({ joined, words }: Reading): boolean {
  return (
    HURTFUL.some((part) => joined.includes(part)) ||
    HURTFUL_WORDS.some((word) => words.has(word) || joined === word)
  );
}

function readingsOf(name: string): Reading[] {
  const spaced = name.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2');
  const plain = normalise(spaced).text;
  const letters = unmasked(plain);
  const ell = unmasked(plain.replaceAll('1', 'l'));
  return [plain.replace(/\d/g, ' '), letters, ell, letters.replace(/(.)\1+/g, '$1')].map(reading);
}

function unmasked(plain: string): string {
  return [...plain].map((char) => LEET.get(char) ?? char).join('');
}

function reading(text: string): Reading {
  return { joined: text.replace(/[^a-z]/g, ''), words: new Set(text.split(/[^a-z]/)) };
}
