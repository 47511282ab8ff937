import { EXPANSIONS, FRAGILE, LEET, NOT_SLIPS, SPELLINGS, STARRED } from './spelling.js';
import { VOCABULARY } from './vocabulary.js';

/** One written piece (letters, digits, ' @ $ * !) as the plain words it stands for; may be empty. */
export function respell(raw: string): string[] {
  const piece = raw.replace(/^['!*]+/, '').replace(/['!*@$]+$/, '');
  if (piece === '') return [];
  if (/[^a-z']/.test(piece)) return disguised(piece);
  return plainWords(piece);
}

function plainWords(piece: string): string[] {
  const bare = piece.replaceAll("'", '');
  const expanded =
    EXPANSIONS.get(piece) ?? (AMBIGUOUS.has(bare) && piece === bare ? undefined : EXPANSIONS.get(bare));
  if (expanded) return expanded.split(' ');
  const word = piece.endsWith("'s") ? piece.slice(0, -2) : bare;
  return (EXPANSIONS.get(word) ?? SPELLINGS.get(word) ?? corrected(word)).split(' ');
}

// "ill", "shell", "hell", "well", "were" are words of their own without the apostrophe.
const AMBIGUOUS = new Set(['ill', 'hell', 'shell', 'well', 'were', 'wed', 'hed', 'shed', 'itll']);

function corrected(word: string): string {
  if (word.length < 3 || VOCABULARY.has(word)) return word;
  return SLIPS.get(word) ?? shortened(word) ?? word;
}

// "dieee", "soooo", "killl": a run of the same letter was one or two of them.
function shortened(word: string): string | undefined {
  if (!/(.)\1\1/.test(word)) return undefined;
  const one = word.replace(/(.)\1+/g, '$1');
  const two = word.replace(/(.)\1\1+/g, '$1$1');
  const last = word.replace(/(.)\1\1+$/, '$1');
  return [two, last, one].map((form) => SPELLINGS.get(form) ?? form).find((form) => VOCABULARY.has(form));
}

/** A piece with digits or signs in it: the hidden word if there is one, else its parts. */
function disguised(piece: string): string[] {
  if (/^[0-9]+$/.test(piece)) return [piece];
  const spelt = SPELLINGS.get(piece);
  if (spelt) return [spelt];
  const letters = [...piece].map((char) => LEET.get(char) ?? char).join('');
  const hidden =
    starred(letters) ?? (/[a-z]/.test(piece) || /[@$!]/.test(piece) ? known(letters) : undefined);
  return hidden ?? piece.split(/[@$*!']/).filter((part) => part !== '');
}

function known(letters: string): string[] | undefined {
  const bare = letters.replaceAll("'", '');
  if (!/^[a-z]+$/.test(bare) || bare.length < 3) return undefined;
  const words = plainWords(bare);
  return words.every((word) => VOCABULARY.has(word)) ? words : undefined;
}

function starred(letters: string): string[] | undefined {
  if (!letters.includes('*') || !/[a-z]/.test(letters)) return undefined;
  const word = STARRED.find((secret) => secret.length === letters.length && fits(secret, letters));
  return word === undefined ? undefined : [word];
}

function fits(secret: string, letters: string): boolean {
  return [...letters].every((char, index) => char === '*' || char === secret[index]);
}

const SLIPS = new Map(FRAGILE.flatMap((word) => slipsOf(word).map((slip): [string, string] => [slip, word])));

function slipsOf(word: string): string[] {
  const places = [...word].map((_, index) => index).slice(1);
  const left = places.map((at) => word.slice(0, at) + word.slice(at + 1));
  const swapped = places.map(
    (at) => word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
  );
  return [...left, ...swapped].filter((slip) => slip !== word && !NOT_SLIPS.has(slip));
}
