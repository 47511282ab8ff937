import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Vault, VaultError } from '../../src/platform/vault/vault.js';

const master = Buffer.alloc(32, 7);
const vault = new Vault(master);

describe('sealing', () => {
  it.each(['', 'a word', 'ümläute, 😀 and\nlines', 'long '.repeat(10_000)])(
    'opens what it sealed',
    (text) => {
      expect(vault.open('draft', vault.seal('draft', text, 'a'), 'a')).toBe(text);
    },
  );

  it('seals the same text differently each time, and hides it', () => {
    const [one, two] = [vault.seal('draft', 'the same', 'a'), vault.seal('draft', 'the same', 'a')];
    expect(one.equals(two)).toBe(false);
    expect(one.includes('the same')).toBe(false);
  });

  it.each([
    ['for another purpose', (sealed: Buffer) => vault.open('letter', sealed, 'a')],
    ['in another place', (sealed: Buffer) => vault.open('draft', sealed, 'b')],
    ['with another key', (sealed: Buffer) => new Vault(randomBytes(32)).open('draft', sealed, 'a')],
    ['cut short', (sealed: Buffer) => vault.open('draft', sealed.subarray(0, 20), 'a')],
    ['empty', () => vault.open('draft', Buffer.alloc(0), 'a')],
  ])('does not open it %s', (_, open) => {
    expect(() => open(vault.seal('draft', 'words', 'a'))).toThrow(VaultError);
  });

  it('notices every flipped bit', () => {
    const sealed = vault.seal('draft', 'words', 'a');
    for (let place = 0; place < sealed.length; place++) {
      const changed = Buffer.from(sealed);
      changed[place]! ^= 1;
      expect(() => vault.open('draft', changed, 'a'), `byte ${place}`).toThrow(VaultError);
    }
  });
});

describe('tags', () => {
  it('are equal for equal texts under one key and purpose, and differ otherwise', () => {
    const tag = vault.tag('csrf', 'visitor');
    expect(tag).toHaveLength(32);
    expect(new Vault(master).tag('csrf', 'visitor').equals(tag)).toBe(true);
    expect(vault.tag('csrf', 'visitors').equals(tag)).toBe(false);
    expect(vault.tag('recovery', 'visitor').equals(tag)).toBe(false);
    expect(new Vault(randomBytes(32)).tag('csrf', 'visitor').equals(tag)).toBe(false);
  });

  it('are recognised, whatever their length', () => {
    const tag = vault.tag('csrf', 'visitor');
    expect(vault.isTag('csrf', 'visitor', tag)).toBe(true);
    expect(vault.isTag('csrf', 'visitor', tag.subarray(1))).toBe(false);
    expect(vault.isTag('csrf', 'visitor', Buffer.alloc(0))).toBe(false);
    expect(vault.isTag('csrf', 'other', tag)).toBe(false);
  });

  it('and keys come from the master key by purpose, never the master key itself', () => {
    expect(vault.key('pepper')).toHaveLength(32);
    expect(vault.key('pepper').equals(vault.key('csrf'))).toBe(false);
    expect(vault.key('pepper').equals(master)).toBe(false);
  });
});

describe('a ring of keys', () => {
  const [before, after] = [randomBytes(32), randomBytes(32)];
  const old = new Vault(before);
  const ring = new Vault([after, before]);

  it('opens and knows again what the old key made, and makes nothing with it', () => {
    const [sealed, tag] = [old.seal('draft', 'words', 'a'), old.tag('csrf', 'visitor')];
    expect(ring.open('draft', sealed, 'a')).toBe('words');
    expect(ring.isTag('csrf', 'visitor', tag)).toBe(true);
    expect(ring.isCurrent('draft', sealed, 'a')).toBe(false);
    expect(ring.isCurrent('draft', ring.seal('draft', 'words', 'a'), 'a')).toBe(true);
    expect(() => old.open('draft', ring.seal('draft', 'words', 'a'), 'a')).toThrow(VaultError);
    expect(old.isTag('csrf', 'visitor', ring.tag('csrf', 'visitor'))).toBe(false);
  });

  it('has a tag, a key and a name under each, the one in use first', () => {
    expect(ring.tags('csrf', 'visitor')).toEqual([ring.tag('csrf', 'visitor'), old.tag('csrf', 'visitor')]);
    expect(ring.keys('pepper')).toEqual([ring.key('pepper'), old.key('pepper')]);
    expect(ring.keyIds()).toEqual([new Vault(after).keyIds()[0], old.keyIds()[0]]);
    expect(ring.keyIds()[0]).toHaveLength(8);
  });

  it('is in use by its first key alone, whatever the order of the others', () => {
    const turned = new Vault([before, after]);
    expect(turned.tag('csrf', 'visitor')).toEqual(old.tag('csrf', 'visitor'));
    expect(turned.open('draft', ring.seal('draft', 'words', 'a'), 'a')).toBe('words');
  });

  it('notices damage under any key, and is never empty', () => {
    const sealed = old.seal('draft', 'words', 'a');
    sealed[sealed.length - 1]! ^= 1;
    expect(() => ring.open('draft', sealed, 'a')).toThrow(VaultError);
    expect(() => ring.open('draft', old.seal('draft', 'words', 'a'), 'b')).toThrow(VaultError);
    expect(() => new Vault([])).toThrow(VaultError);
  });
});
