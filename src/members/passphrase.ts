import { wordlist } from '@scure/bip39/wordlists/english.js';
import { randomInt } from 'node:crypto';

const WORDS = 6;
const known = new Set(wordlist);

/** A passphrase to offer: six words of a list of 2048 short, distinct English ones (BIP 39), 66 bits. */
export function newPassphrase(): string {
  return Array.from({ length: WORDS }, () => wordlist[randomInt(wordlist.length)]).join(' ');
}

/** Whether a text has the form of an offered passphrase: those may be shown again, what people typed never. */
export function isPassphrase(text: string): boolean {
  const words = text.split(' ');
  return words.length === WORDS && words.every((word) => known.has(word));
}
