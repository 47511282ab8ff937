import * as argon2 from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { PASSWORD_COST_DEFAULT, Passwords } from '../../src/members/passwords.js';
import { Vault } from '../../src/platform/vault/vault.js';

vi.mock('@node-rs/argon2', { spy: true });

const CHEAP = { memoryCost: 64, timeCost: 1 };
const PASSWORD = 'a kettle on a slow stove';

describe('hashing passwords', () => {
  const passwords = new Passwords(new Vault(randomBytes(32)), CHEAP);

  it('fits the password it was made of and no other', async () => {
    const encoded = await passwords.hash(PASSWORD);
    expect(await passwords.verify(encoded, PASSWORD)).toBe(true);
    expect(await passwords.verify(encoded, 'a kettle on a fast stove')).toBe(false);
  });

  it('is argon2id, salted anew each time, and at least what OWASP asks for', async () => {
    const [one, two] = await Promise.all([passwords.hash(PASSWORD), passwords.hash(PASSWORD)]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1,keyid=[\w+/]{11}\$/);
    expect(one).not.toBe(two);
    expect(PASSWORD_COST_DEFAULT).toEqual({ memoryCost: 65_536, timeCost: 3 });
  });

  it('is made with the cost it was given', async () => {
    const costly = new Passwords(new Vault(randomBytes(32)), { memoryCost: 128, timeCost: 2 });
    const cost = argon2.parseOptions(await costly.hash(PASSWORD));
    expect([cost.memoryCost, cost.timeCost, cost.parallelism]).toEqual([128, 2, 1]);
  });

  it('still fits after the cost was raised', async () => {
    const vault = new Vault(randomBytes(32));
    const before = await new Passwords(vault, CHEAP).hash(PASSWORD);
    expect(await new Passwords(vault, { memoryCost: 128, timeCost: 2 }).verify(before, PASSWORD)).toBe(true);
  });

  it('fits nowhere without the pepper', async () => {
    const encoded = await passwords.hash(PASSWORD);
    const elsewhere = new Passwords(new Vault(randomBytes(32)), CHEAP);
    expect(await elsewhere.verify(encoded, PASSWORD)).toBe(false);
  });

  it('never fits where there is no member, and does the same work there', async () => {
    const encoded = await passwords.hash('another one entirely');
    vi.mocked(argon2.verify).mockClear();
    expect(await passwords.verify(encoded, PASSWORD)).toBe(false);
    expect(await passwords.verify(null, PASSWORD)).toBe(false);
    const [known, unknown] = vi.mocked(argon2.verify).mock.calls;
    expect(vi.mocked(argon2.verify)).toHaveBeenCalledTimes(2);
    const work = (hashed: unknown) => argon2.parseOptions(String(hashed));
    expect(work(unknown?.[0])).toEqual(work(known?.[0]));
    expect(unknown?.slice(1)).toEqual(known?.slice(1));
  });

  it.each([
    ['composed and decomposed are the same', 'a caf\u00e9 by the sea', 'a cafe\u0301 by the sea', true],
    ['spaces at the ends count', PASSWORD, `${PASSWORD} `, false],
    ['case counts', PASSWORD, PASSWORD.toUpperCase(), false],
    ['the last of 256 characters counts', `${'ab'.repeat(127)}cd`, `${'ab'.repeat(127)}ce`, false],
    ['NUL does not cut', 'before\u0000 one that follows', 'before\u0000 other that follows', false],
  ])('%s', async (_, chosen, typed, fits) => {
    expect(await passwords.verify(await passwords.hash(chosen), typed)).toBe(fits);
  });
});
