import { describe, expect, it } from 'vitest';
import { Budget } from '../../src/screening/budget.js';
import { normalise } from '../../src/screening/reading/normalise.js';
import { LONGEST, STEPS, screen } from '../../src/screening/screen.js';

const PIECES = [
  'i want to die',
  'not',
  '"',
  "'",
  '\u200b',
  '😀',
  '\ud83d',
  '\udc00',
  'é',
  'ﬁ',
  'ⓚⓘⓛⓛ',
  'm y s e l f',
  '\n',
  '.',
  ',',
  '@',
  '$',
  '***',
  '2',
  '\u0301',
  'я',
  '漢字',
  'kms',
  'goodbye',
  'http://',
  '\u202e',
  '\0',
  'ß',
  '½',
  'İ',
  '07700 900',
  '&#115;',
  '&#59',
  ';',
  '&amp;',
  '|<',
  '/\\',
  'su*c*de',
  'iwanttodie',
  'dddiiieee',
  '💊',
  '🇬🇧',
  'k.i.l.l',
];

describe('any text', () => {
  it('gets a verdict with matches inside the text, the same each time', () => {
    const random = generator(7);
    for (let round = 0; round < 400; round += 1) {
      const text = randomText(random);
      const verdict = screen(text);
      expect(verdict.unscreened).not.toBe('error');
      expect(
        verdict.matches.every(
          (match) => match.start >= 0 && match.start < match.end && match.end <= text.length,
        ),
      ).toBe(true);
      expect(screen(text)).toEqual(verdict);
    }
  });

  it('is not changed by normalising it twice, nor does it grow past four units for one', () => {
    const random = generator(11);
    for (let round = 0; round < 400; round += 1) {
      const source = randomText(random);
      const { text } = normalise(source);
      expect(normalise(text).text).toBe(text);
      expect(text.length).toBeLessThanOrEqual(4 * source.length);
    }
  });

  it('keeps the offsets of disguised words', () => {
    const text = '  😀 I  w\u200bаnt to ｄｉｅ. Bye';
    const match = screen(text).matches.find((each) => each.rule === 'suicide.wish');
    expect(text.slice(match?.start, match?.end)).toBe('w\u200bаnt to ｄｉｅ');
  });

  it('maps every normalised unit to its source', () => {
    const source = 'Aﬁé\u200b👍İx';
    const { text, from, to } = normalise(source);
    expect(text).toBe('afie👍ix');
    expect(source.slice(from[0], to[0])).toBe('A');
    expect(source.slice(from[2], to[2])).toBe('ﬁ');
    expect(source.slice(from[text.length - 1], to[text.length - 1])).toBe('x');
  });

  it('scores inside the band of its tier', () => {
    expect(screen("I'm going to kill myself tonight").score).toBeGreaterThanOrEqual(0.8);
    expect(screen('I want to die').score).toBeGreaterThanOrEqual(0.5);
    expect(screen('Nice weather').score).toBe(0);
  });
});

describe('more words', () => {
  const crises = [
    "I'm going to kill myself tonight.",
    'I have taken an overdose.',
    'I have the pills in front of me and I want to die.',
    'This is goodbye from me.',
    'My son is going to kill himself tonight.',
  ];
  const neutral = [
    '\nThe weather is nice.',
    ' I had toast for breakfast.',
    '\n\nMy cat is called Bean. She likes the sun.',
    ' Thank you for reading.',
    ' The film was good.',
    ' You are all kind and you help so much, your words, your time.',
  ];

  it.each(crises.flatMap((crisis) => neutral.map((more) => [crisis, more])))(
    'never take a crisis away: %s%s',
    (crisis, more) => {
      expect(screen(crisis + more).tier).toBe('crisis');
      expect(screen(more.trim() + ' ' + crisis).tier).toBe('crisis');
    },
  );
});

describe('bait', () => {
  const units = [
    'i ',
    'i want to ',
    'not ',
    "'",
    '"a',
    '@',
    'a@a.',
    '1 ',
    '07 ',
    'k i l l ',
    '* ',
    'kill* ',
    'http://a ',
    'the only reason ',
    'a',
    '\u0301',
    '\u200b',
    '😀',
    '> a\n',
    '. ',
    ',',
    'have not have not ',
    'i am i have i ',
    '&#59',
    '&amp;',
    ';',
    'a*',
    'k* ',
    '|<',
    '/\\',
    'iwanttodie',
    'zq',
    "a ' ",
    'a\n',
    'a.b ',
    'ii ',
    'h3 ',
    'k1 ',
    '💊',
    'un al ive ',
  ];

  it.each(units)('of 100,000 characters of %j ends, unscreened as too long', (unit) => {
    expect(screen(unit.repeat(Math.ceil(100_000 / unit.length)).slice(0, 100_000)).unscreened).toBe(
      'too_long',
    );
  });

  it.each(units)('of the longest length of %j stays inside the budget', (unit) => {
    expect(['budget', 'error']).not.toContain(screen(unit.repeat(LONGEST / unit.length)).unscreened);
  });

  it('says so when the budget is spent, in the same place each time', () => {
    const text = 'i want to talk about it '.repeat(20);
    expect(screen(text, {}, new Budget(500))).toMatchObject({ unscreened: 'budget', tier: 'none' });
    expect(screen(text, {}, new Budget(STEPS)).unscreened).toBeNull();
  });

  it('still finds the crisis at the start of a text that is too long', () => {
    expect(screen("I'm going to kill myself tonight. " + 'More to say. '.repeat(3000))).toMatchObject({
      tier: 'crisis',
      unscreened: 'too_long',
    });
  });
});

function randomText(random: () => number): string {
  const length = Math.floor(random() * 40);
  return Array.from({ length }, () =>
    random() < 0.5
      ? (PIECES[Math.floor(random() * PIECES.length)] ?? '')
      : String.fromCharCode(Math.floor(random() * 65536)),
  ).join(random() < 0.5 ? ' ' : '');
}

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}
