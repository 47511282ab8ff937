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
