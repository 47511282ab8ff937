import { wordlist } from '@scure/bip39/wordlists/english.js';
import { describe, expect, it } from 'vitest';
import { isPassphrase, newPassphrase } from '../../src/members/passphrase.js';

describe('offering a passphrase', () => {
  it('is six words of a list of 2048: 66 bits', () => {
    const words = newPassphrase().split(' ');
    expect(words).toHaveLength(6);
    expect(words.every((word) => wordlist.includes(word))).toBe(true);
    expect(wordlist).toHaveLength(2048);
  });

  it('is another one each time, from all over the list', () => {
    const made = Array.from({ length: 500 }, newPassphrase);
    expect(new Set(made).size).toBe(500);
    expect(new Set(made.flatMap((passphrase) => passphrase.split(' '))).size).toBeGreaterThan(1200);
  });

  it('is known again, unlike what people type', () => {
    expect(isPassphrase(newPassphrase())).toBe(true);
    expect(
      ['', 'abandon', 'my dog sleeps on the stairs', `${newPassphrase()} abandon`].some(isPassphrase),
    ).toBe(false);
  });
});
