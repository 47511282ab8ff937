import { describe, expect, it } from 'vitest';
import { newPassphrase } from '../../src/members/passphrase.js';
import { passwordProblem } from '../../src/members/password-rules.js';
import { hasMessage } from '../../src/platform/web/messages.js';

const NAME = 'QuietOtter';

describe('choosing a password', () => {
  it.each([
    ['', 'password_empty'],
    ['short', 'password_short'],
    ['fourteen chars', 'password_short'],
    ['😀😀😀😀😀😀😀', 'password_short'],
    ['é'.repeat(14), 'password_short'],
    ['e\u0301'.repeat(14), 'password_short'],
    ['slow kettle '.repeat(22), 'password_long'],
    ['aaaaaaaaaaaaaaaa', 'password_common'],
    ['password1234567', 'password_common'],
    ['passwordpassword', 'password_common'],
    ['123456789012345', 'password_common'],
    ['qwertyuiopasdfgh', 'password_common'],
    ['1q2w3e4r5t6y7u8i', 'password_common'],
    ['Iloveyou1234567', 'password_common'],
    ['P@ssw0rdP@ssw0rd1', 'password_common'],
    ['abcdefghijklmnopqrstuvwxyz', 'password_common'],
    ['hearthsidehearthside', 'password_common'],
    ['correct horse battery staple', 'password_common'],
    ['correcthorsebatterystaple', 'password_common'],
    ['Pa$$w0rd!'.repeat(28), 'password_common'],
    ['QuietOtterQuietOtter', 'password_like_name'],
    ['quietotter123456', 'password_like_name'],
    ['quiet-otter-1234', 'password_like_name'],
  ])('refuses %j: %s', (password, key) => {
    expect(passwordProblem(password, NAME)).toBe(`accounts.${key}`);
    expect(hasMessage(`accounts.${key}`)).toBe(true);
  });

  it.each([
    ['fifteen letters', 'fifteen letters'],
    ['a few words', 'my dog sleeps on the stairs'],
    ['another language', 'ich habe heute keine lust'],
    ['another script', 'моя бабушка любит чай'],
    ['no letters at all', '83 15 90 27 44 61 08'],
    ['256 characters', 'Rain fell on the old tin roof. '.repeat(9).slice(0, 256)],
    ['spaces at the ends', '  nine lemons in a jar  '],
  ])('takes %s', (_, password) => {
    expect(passwordProblem(password, NAME)).toBeNull();
  });

  it('takes every passphrase that it offers itself', () => {
    const problems = Array.from({ length: 200 }, () => passwordProblem(newPassphrase(), NAME));
    expect(problems.filter((problem) => problem !== null)).toEqual([]);
  });
});
