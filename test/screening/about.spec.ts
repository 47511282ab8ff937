import { describe, expect, it } from 'vitest';
import { screen } from '../../src/screening/screen.js';
import type { About } from '../../src/screening/verdict.js';

const CASES: [About | null, string, string?][] = [
  ['me', "I'm going to kill myself tonight."],
  ['me', 'I wish I was dead.'],
  ['someone_else', 'My son is going to kill himself tonight.', 'family'],
  ['someone_else', 'My sister says she wants to die.', 'family'],
  ['under_way', 'I have just swallowed 60 tablets.'],
  ['under_way', 'My daughter has taken an overdose.', 'family'],
  ['harm_to_others', 'I am going to stab my brother.'],
  ['harm_to_others', 'I have thoughts of hurting my baby.'],
  ['unclear', 'standing on the bridge, will jump tonight. pills and a rope ready'],
  ['unclear', 'My brother wants to kill himself. And I want to die too.', 'family'],
  [null, 'The sun is out.'],
];

describe('whom a crisis is about', () => {
  it.each(CASES)('%s: %s', (about, text, board) => {
    expect(screen(text, { board }).about).toBe(about);
  });

  it('names another person as well as the risk', () => {
    expect(screen('My sister says she wants to die.', { board: 'family' }).categories).toEqual(
      expect.arrayContaining(['suicide', 'third_party']),
    );
  });

  it('reads the same words by the board they stand on', () => {
    const rules = (board: string) =>
      screen('slipped up last night', { board }).matches.map(({ rule }) => rule);
    expect(rules('addiction')).toContain('relapse.board');
    expect(rules('anxiety')).not.toContain('relapse.board');
  });
});
