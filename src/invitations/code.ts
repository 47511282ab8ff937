import { randomInt } from 'node:crypto';

// Crockford's base 32: no I, L, O (read as 1, 1, 0) and no U.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const MARK = 4;
const SECRET = 28;

/** A new code: a mark by which the team knows it again, then 140 random bits; in groups of four. */
export function newCode(): string {
  const letters = Array.from({ length: MARK + SECRET }, () => ALPHABET[randomInt(ALPHABET.length)]);
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

/** A code as it was typed, without differences of case, spaces, dashes, O and 0, I, L and 1; null for none. */
export function readCode(typed: string): string | null {
  const plain = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const known = plain.length === MARK + SECRET && [...plain].every((letter) => ALPHABET.includes(letter));
  return known ? plain : null;
}

/** The part of a code that is no secret. */
export function markOf(code: string): string {
  return code.slice(0, MARK);
}
