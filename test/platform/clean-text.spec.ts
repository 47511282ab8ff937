import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText } from '../../src/platform/text/clean.js';

describe('cleaning a text', () => {
  it.each([
    ['leaves plain words alone', 'Hello,\tit is grey.\n\nBye.', 'Hello,\tit is grey.\n\nBye.'],
    ['makes one kind of line end', 'a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['takes NUL and other controls out', 'a\u0000b\u0007c\u001bd\u007fe\u0085f\u009fg', 'abcdefg'],
    ['takes the byte order mark out', '\ufeffHello', 'Hello'],
    ['takes anchors of annotations out', 'a\ufff9b\ufffac\ufffbd', 'abcd'],
    ['takes bidirectional controls out', 'a\u202eb\u2066c\u2069d\u200ee\u061cf', 'abcdef'],
    ['composes letters', 'e\u0301', 'é'],
    ['keeps other scripts', 'עברית العربية ไทย 日本語', 'עברית العربية ไทย 日本語'],
    ['keeps emoji that are joined', '👩‍👩‍👧‍👦 🕯️', '👩‍👩‍👧‍👦 🕯️'],
    ['takes half an emoji out', 'a\ud83db\udd6fc', 'abc'],
    ['joins what a control had cut', 'a\ud83d\u0000\udd6f', 'a🕯'],
    ['thins heaped marks', `x${'\u0335'.repeat(40)}y`, `x${'\u0335'.repeat(4)}y`],
    ['keeps the marks that a language needs', 'ậ ก็ क्षि', 'ậ ก็ क्षि'.normalize('NFC')],
    ['keeps nothing of nothing', '', ''],
  ])('%s', (_, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  it('changes nothing the second time, and leaves nothing that PostgreSQL refuses', () => {
    const random = randomNumbers(20_251_122);
    for (let round = 0; round < 3_000; round++) {
      const once = cleanText(randomText(random));
      expect(cleanText(once)).toBe(once);
      expect(once).toBe(once.normalize('NFC'));
      expect(() => encodeURIComponent(once)).not.toThrow();
      expect(once).not.toContain('\0');
      expect(once).not.toMatch(/[\r\u202a-\u202e\u2066-\u2069]/);
    }
  });
});

describe('cleaning a line', () => {
  it.each([
    ['trims', '  Rain again \n', 'Rain again'],
    ['folds white space', 'Rain\n\n\tagain\u00a0and\u2003again', 'Rain again and again'],
    ['folds line separators', 'Rain\u2028again', 'Rain again'],
    ['leaves nothing of white space', ' \t\r\n\u3000', ''],
  ])('%s', (_, text, clean) => {
    expect(cleanLine(text)).toBe(clean);
  });

  it('changes nothing the second time', () => {
    const random = randomNumbers(42);
    for (let round = 0; round < 3_000; round++) {
      const once = cleanLine(randomText(random));
      expect(cleanLine(once)).toBe(once);
      expect(once).not.toMatch(/^\s|\s$|\n|\s\s/u);
    }
  });
});

const INTERESTING = [
  '\r', '\n', '\r\n', '\u0000', '\u202e', '\u200d', '\ufe0f', '\u0301', '\u0335', '\u0327', '\ud83d', '\udd6f', '🕯', 'e',
  'ᄀ', 'ᅡ', 'ᆨ', '가', '\u1100', '\u0344', '\u2126', '\u212b', '\uf900', '\ufb1d', '\u2000', '\u2028', '\u00a0', ' ', 'ก็',
]; // prettier-ignore

function randomText(random: () => number): string {
  return Array.from({ length: Math.floor(random() * 24) }, () => randomSign(random)).join('');
}

function randomSign(random: () => number): string {
  const chosen = INTERESTING[Math.floor(random() * INTERESTING.length)] ?? '';
  if (random() < 0.7) return chosen;
  return random() < 0.5
    ? String.fromCharCode(Math.floor(random() * 0x10000))
    : String.fromCodePoint(Math.floor(random() * 0x110000));
}

// Always the same numbers (mulberry32), so that a failure can be seen again.
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
