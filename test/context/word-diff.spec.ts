import { describe, expect, it } from 'vitest';
import { type Piece, wordDiff } from '../../src/context/word-diff.js';

const joined = (pieces: Piece[], not: Piece['kind']) =>
  pieces
    .filter(({ kind }) => kind !== not)
    .map(({ text }) => text)
    .join('');
const folded = (text: string) => text.replace(/\s+/g, '');

describe('what changed between two texts', () => {
  it('is told in whole words, and words in a row are one change', () => {
    expect(wordDiff('I walk home alone tonight.', 'I walk to the river alone.')).toEqual([
      { kind: 'same', text: 'I walk ' },
      { kind: 'gone', text: 'home ' },
      { kind: 'added', text: 'to the river ' },
      { kind: 'same', text: 'alone' },
      { kind: 'gone', text: ' tonight' },
      { kind: 'same', text: '.' },
    ]);
  });

  it('sets what is gone apart from what stood before it', () => {
    expect(wordDiff('All the way. The kettle is on.', 'All the way.')).toEqual([
      { kind: 'same', text: 'All the way.' },
      { kind: 'gone', text: ' The kettle is on.' },
    ]);
  });

  it('is nothing where nothing changed', () => {
    expect(wordDiff('Rain again.', 'Rain again.')).toEqual([{ kind: 'same', text: 'Rain again.' }]);
    expect(wordDiff('', '')).toEqual([]);
  });

  it('is nothing where only blanks did', () => {
    expect(wordDiff('one two', 'one  two')).toEqual([{ kind: 'same', text: 'one  two' }]);
  });

  it('begins with nothing, or ends with nothing', () => {
    expect(wordDiff('', 'Rain.')).toEqual([{ kind: 'added', text: 'Rain.' }]);
    expect(wordDiff('Rain.', '')).toEqual([{ kind: 'gone', text: 'Rain.' }]);
  });

  const cases: [string, string, string][] = [
    ['apostrophes', 'I don’t know', 'I do know'],
    ['marks', 'a cafe\u0301 today', 'a cafe today'],
    ['other scripts', 'मैं घर जाता हूँ', 'मैं कल घर जाता हूँ'],
    ['signs of two units', 'well 😀 then', 'well 😢 then'],
    ['lines', 'one\n\ntwo\nthree', 'one\ntwo\n\nfour'],
    ['blanks at the ends', '  one two ', 'one two\n'],
  ];
  it.each(cases)('loses no sign: %s', (_, before, after) => {
    const pieces = wordDiff(before, after);
    expect(joined(pieces, 'gone')).toBe(after);
    expect(folded(joined(pieces, 'added'))).toBe(folded(before));
  });

  it('does not cut a word of another script in two', () => {
    expect(wordDiff('मैं घर जाता हूँ', 'मैं कल घर जाता हूँ').filter(({ kind }) => kind === 'added')).toEqual([
      { kind: 'added', text: 'कल ' },
    ]);
  });

  it('shows two long texts that have little in common whole, and both', () => {
    const [before, after] = ['one two. '.repeat(1_000), 'red, blue; '.repeat(900)];
    expect(wordDiff(before, after)).toEqual([
      { kind: 'gone', text: before },
      { kind: 'added', text: after },
    ]);
  });
});
