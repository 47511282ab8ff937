import { describe, expect, it } from 'vitest';
import { Vault } from '../../src/platform/vault/vault.js';
import { Cursors } from '../../src/platform/web/cursors.js';

const cursors = new Cursors(new Vault(Buffer.alloc(32, 1)));

describe('a cursor', () => {
  it('leads back to its place, and says nothing of it', () => {
    const sealed = cursors.seal('4711', 'board');
    expect(sealed).not.toContain('4711');
    expect(cursors.open(sealed, 'board')).toBe('4711');
  });

  it('is another one each time', () => {
    expect(cursors.seal('4711', 'board')).not.toBe(cursors.seal('4711', 'board'));
  });

  it.each([
    ['of another list', cursors.seal('4711', 'another')],
    ['of another key', new Cursors(new Vault(Buffer.alloc(32, 2))).seal('4711', 'board')],
    ['cut short', cursors.seal('4711', 'board').slice(0, 20)],
    ['empty', ''],
    ['in the open', '4711'],
    ['no text', ['4711']],
  ])('that is %s is none', (_, cursor) => {
    expect(cursors.open(cursor, 'board')).toBeNull();
  });
});
