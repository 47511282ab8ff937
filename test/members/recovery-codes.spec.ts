import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  isRecoveryCode,
  newRecoveryCode,
  readRecoveryCode,
  recoveryDigest,
} from '../../src/members/recovery-code.js';
import { Vault } from '../../src/platform/vault/vault.js';

const vault = new Vault(randomBytes(32));
const CODE = '0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV';
const PLAIN = CODE.replaceAll('-', '');

describe('recovery codes', () => {
  it('have 28 characters of 5 bits in groups of four', () => {
    expect(newRecoveryCode()).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    const characters = new Set(Array.from({ length: 100 }, newRecoveryCode).join(''));
    expect(characters.size).toBe(33);
  });

  it('are never the same', () => {
    expect(new Set(Array.from({ length: 1000 }, newRecoveryCode)).size).toBe(1000);
  });

  it.each([
    ['as shown', CODE],
    ['in small letters', CODE.toLowerCase()],
    ['without dashes', PLAIN],
    ['with spaces and line ends', ` ${CODE.replaceAll('-', ' \r\n')} `],
    ['with long dashes', CODE.replaceAll('-', ' – ')],
    ['with O for 0', CODE.replace('0', 'O')],
    ['with o for 0', CODE.replace('0', 'o')],
    ['with I for 1', CODE.replace('1', 'I')],
    ['with l for 1', CODE.replace('1', 'l')],
  ])('can be typed back %s', (_, typed) => {
    expect(readRecoveryCode(typed)).toBe(PLAIN);
    expect(isRecoveryCode(vault, typed, recoveryDigest(vault, CODE))).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['one character less', PLAIN.slice(1)],
    ['one character more', `${PLAIN}0`],
    ['a letter that is in none', CODE.replace('A', 'U')],
    ['words', 'this is no recovery code at all'],
  ])('are not mistaken for %s', (_, typed) => {
    expect(readRecoveryCode(typed)).toBeNull();
    expect(isRecoveryCode(vault, typed, recoveryDigest(vault, CODE))).toBe(false);
  });

  it('fit their own tag alone, under their own key alone', () => {
    const digest = recoveryDigest(vault, CODE);
    expect(isRecoveryCode(vault, newRecoveryCode(), digest)).toBe(false);
    expect(isRecoveryCode(new Vault(randomBytes(32)), CODE, digest)).toBe(false);
    expect(digest.includes(Buffer.from(PLAIN))).toBe(false);
  });

  it('never fit where there is no member', () => {
    expect(isRecoveryCode(vault, CODE, null)).toBe(false);
    expect(isRecoveryCode(vault, '', null)).toBe(false);
  });
});
