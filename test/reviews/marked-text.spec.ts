import { describe, expect, it } from 'vitest';
import { markedText, type Segment } from '../../src/reviews/marked-text.js';
import type { Match } from '../../src/screening/verdict.js';
import { screenedText } from '../../src/threads/revision.entity.js';

function match(start: number, end: number, rule = 'rule'): Match {
  return { start, end, rule, category: 'suicide' };
}

/** Where words stand in a text, as a match. */
function on(text: string, words: string, rule = 'rule'): Match {
  const start = text.indexOf(words);
  return match(start, start + words.length, rule);
}

// Marked pieces in brackets, with a bar between pieces.
function shown(segments: Segment[]): string {
  return segments.map(({ text, mark }) => (mark ? `[${text}]` : text)).join('|');
}

describe('marking matches in a text', () => {
  it.each<[string, string, Match[], number, string]>([
    ['no match', 'plain words', [], 0, 'plain words'],
    ['one in the middle', 'some dark words', [match(5, 9)], 0, 'some |[dark]| words'],
    ['one at the beginning', 'dark words', [match(0, 4)], 0, '[dark]| words'],
    ['one at the end', 'words dark', [match(6, 10)], 0, 'words |[dark]'],
    ['the whole text', 'dark', [match(0, 4)], 0, '[dark]'],
    ['two, given in the wrong order', 'one two three', [match(8, 13), match(0, 3)], 0, '[one]| two |[three]'],
    ['two that touch', 'onetwo', [match(0, 3), match(3, 6)], 0, '[one]|[two]'],
    ['overlapping: the one that begins first', 'a bc d', [match(2, 4), match(0, 3)], 0, '[a b]|c d'],
    ['one within another: the longer', 'abcdef', [match(2, 4), match(0, 6)], 0, '[abcdef]'],
    ['two from one place: the longer', 'abcdef', [match(0, 2), match(0, 4)], 0, '[abcd]|ef'],
    ['the same twice', 'abcdef', [match(1, 3), match(1, 3)], 0, 'a|[bc]|def'],
    ['past the end', 'abc', [match(1, 99)], 0, 'a|[bc]'],
    ['behind the end', 'abc', [match(3, 9)], 0, 'abc'],
    ['an empty match', 'abc', [match(1, 1)], 0, 'abc'],
    ['before the offset', 'body', [match(0, 5)], 7, 'body'],
    ['across the offset', 'body', [match(3, 9)], 7, '[bo]|dy'],
    ['behind the offset', 'a body', [match(9, 13)], 7, 'a |[body]'],
    ['an empty text', '', [match(0, 4)], 0, ''],
    ['line breaks', 'one\ntwo\n', [match(4, 7)], 0, 'one\n|[two]|\n'],
    ['markup is words', '<b>&amp;</b>', [match(3, 8)], 0, '<b>|[&amp;]|</b>'],
  ])('%s', (_, text, matches, offset, expected) => {
    expect(shown(markedText(text, matches, offset))).toBe(expected);
  });

  it.each([
    ['before it', '🌧🌧 it is dark', 'dark', '🌧🌧 it is |[dark]'],
    ['within it', 'so 🌧 dark now', '🌧 dark', 'so |[🌧 dark]| now'],
    ['of several signs', '👩‍👩‍👧 dark 🏳️‍🌈 words', 'dark', '👩‍👩‍👧 |[dark]| 🏳️‍🌈 words'],
    ['behind it', 'dark 🌧', 'dark', '[dark]| 🌧'],
  ])('counts as JavaScript does where there are emoji %s', (_, text, words, expected) => {
    expect(shown(markedText(text, [on(text, words)]))).toBe(expected);
  });

  it('finds the right words in title and body, which were screened as one text', () => {
    const words = { title: '🌧 Dark days', body: 'So dark, 🌧 so dark.' };
    const whole = screenedText(words);
    const matches = [on(whole, 'Dark'), on(whole, 'So dark'), match(whole.length - 5, whole.length - 1)];
    expect(shown(markedText(words.title, matches))).toBe('🌧 |[Dark]| days');
    expect(shown(markedText(words.body, matches, words.title.length + 2))).toBe('[So dark]|, 🌧 so |[dark]|.');
  });

  it('says what was seen', () => {
    const [segment] = markedText('dark', [{ start: 0, end: 4, rule: 'r7', category: 'hopelessness' }]);
    expect(segment?.mark).toEqual({ rule: 'r7', category: 'hopelessness' });
  });

  it('loses no letter, whatever the matches are', () => {
    const text = 'Zwölf 🌧 Boxkämpfer jagen Viktor.';
    for (let seed = 1; seed < 500; seed++) {
      const at = (salt: number) => (seed * salt) % (text.length + 10);
      const matches = [
        match(at(7), at(11)),
        match(at(13), at(17)),
        match(at(3), at(19)),
        match(at(5), at(23)),
      ];
      const segments = markedText(text, matches, seed % 5);
      expect(segments.map((segment) => segment.text).join('')).toBe(text);
    }
  });
});
