import { LEET, STARRED } from '../spelling/signs.js';
import { SPELLINGS } from '../spelling/spellings.js';
import { VOCABULARY } from '../vocabulary.js';

/**
 * A piece with digits or signs in it: the hidden word if there is one, else its parts.
 * @param plainWords how letters alone are read
 */
export function disguised(piece: string, plainWords: (letters: string) => string[]): string[] {
  if (/^[0-9]+$/.test(piece)) return [piece];
  const spelt = SPELLINGS.get(piece);
  return spelt === undefined ? (hidden(piece, plainWords) ?? parts(piece)) : [spelt];
}

function hidden(piece: string, plainWords: (letters: string) => string[]): string[] | undefined {
  const letters = [...piece].map((char) => LEET.get(char) ?? char).join('');
  const star = starred(letters);
  if (star !== undefined || !/[a-z@$!]/.test(piece)) return star;
  return known(letters.replaceAll("'", ''), plainWords);
}

function starred(letters: string): string[] | undefined {
  if (!letters.includes('*') || !/[a-z]/.test(letters)) return undefined;
  const word = STARRED.find((secret) => secret.length === letters.length && fits(secret, letters));
  return word === undefined ? undefined : [word];
}

function fits(secret: string, letters: string): boolean {
  return [...letters].every((char, index) => char === '*' || char === secret[index]);
}

function known(bare: string, plainWords: (letters: string) => string[]): string[] | undefined {
  if (bare.length < 3 || /[^a-z]/.test(bare)) return undefined;
  const words = plainWords(bare);
  return words.every((word) => VOCABULARY.has(word)) ? words : undefined;
}

function parts(piece: string): string[] {
  return piece.split(/[@$*!']/).filter((part) => part !== '');
}
