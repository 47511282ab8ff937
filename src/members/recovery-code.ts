import { randomBytes } from 'node:crypto';
import type { Vault } from '../platform/vault/vault.js';

// Crockford's base 32: no I, L, O (read as 1, 1, 0) and no U.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 28;
const PURPOSE = 'recovery';

/** A new recovery code: 28 characters of five random bits, 140 in all, in groups of four. */
export function newRecoveryCode(): string {
  const characters = Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]);
  return characters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

/** A code as it was typed back, without differences of case, spaces, dashes, O and 0, I, L and 1; null for none. */
export function readRecoveryCode(typed: string): string | null {
  const plain = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return plain.length === LENGTH && [...plain].every((character) => ALPHABET.includes(character))
    ? plain
    : null;
}

/** What a member's row keeps of a code: its tag, and the name of the key that made it. */
export function recoveryOf(vault: Vault, code: string): { recoveryDigest: Buffer; recoveryKey: Buffer } {
  return { recoveryDigest: recoveryDigest(vault, code), recoveryKey: vault.keyIds()[0]! };
}

/** What is stored of a code: a keyed tag, 32 bytes. 140 random bits need no slow hash (ASVS 5.0 V6.5.2). */
export function recoveryDigest(vault: Vault, code: string): Buffer {
  return vault.tag(PURPOSE, readRecoveryCode(code) ?? '');
}

/**
 * Whether a typed code is the stored one, in constant time.
 * @param digest null where there is no such member: never fits
 */
export function isRecoveryCode(vault: Vault, typed: string, digest: Buffer | null): boolean {
  const fits = vault.isTag(PURPOSE, readRecoveryCode(typed) ?? '', digest ?? Buffer.alloc(32));
  return fits && digest !== null && readRecoveryCode(typed) !== null;
}
