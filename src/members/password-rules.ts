import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** Characters. For a password as the only factor NIST SP 800-63B-4 asks for 15, and for room up to 64 at least. */
export const SHORTEST_PASSWORD = 15;
export const LONGEST_PASSWORD = 256;

// zxcvbn's scale: 3 is "safely unguessable", 10^8 guesses and more.
const GOOD_ENOUGH = 3;
// 256 characters made to slow zxcvbn down take half a second, in which nobody else is served; the first 64, with 20
// ways to undo "l33t" spelling, take some 20 ms and tell as much.
const LOOKED_AT = 64;
const UNDONE = 20;
// What stands beside the name in a password has to be this long before it counts.
const BESIDE_NAME = 8;

const site = ['hearthside', 'correct horse battery staple', 'correcthorsebatterystaple'];
const guesser = new ZxcvbnFactory({
  dictionary: { ...dictionary, site },
  graphs: adjacencyGraphs,
  l33tMaxSubstitutions: UNDONE,
});

/**
 * What is wrong with a password that someone wants: a message key, or null. There are no rules of composition.
 * Common ones are known from a list inside the program: no password is ever asked about elsewhere.
 * @param name the person's own name here
 */
export function passwordProblem(password: string, name: string): string | null {
  const characters = [...password.normalize('NFC')].length;
  if (characters === 0) return 'accounts.password_empty';
  if (characters < SHORTEST_PASSWORD) return 'accounts.password_short';
  if (characters > LONGEST_PASSWORD) return 'accounts.password_long';
  if (isLike(password, name)) return 'accounts.password_like_name';
  return isEasilyGuessed(password, name) ? 'accounts.password_common' : null;
}

function isLike(password: string, name: string): boolean {
  const [typed, own] = [bare(password), bare(name)];
  return own !== '' && typed.includes(own) && typed.replaceAll(own, '').length < BESIDE_NAME;
}

function isEasilyGuessed(password: string, name: string): boolean {
  const start = password.normalize('NFC').slice(0, LOOKED_AT);
  return guesser.check(start, [name, bare(name)]).score < GOOD_ENOUGH;
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[\s._-]/g, '');
}
