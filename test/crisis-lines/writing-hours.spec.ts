import { describe, expect, it } from 'vitest';
import { readHours, writeHours } from '../../src/crisis-lines/keeping/hours-lines.js';
import { readCalls, readTexts } from '../../src/crisis-lines/keeping/number-lines.js';

describe('hours as a lead writes them', () => {
  it.each([
    ['Mon-Fri 09:00-17:00', [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }]],
    ['monday to friday, 9:00 to 17:00', [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }]],
    ['Sat, Sun 20.00 – 02.00', [{ days: [6, 7], from: '20:00', to: '02:00' }]],
    ['Fri-Mon 18:00-24:00', [{ days: [1, 5, 6, 7], from: '18:00', to: '24:00' }]],
    ['Tues and Thurs: 10:00-12:30', [{ days: [2, 4], from: '10:00', to: '12:30' }]],
    ['Every day 08:00-24:00', [{ days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '24:00' }]],
    ['daily 0:00-24:00', [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }]],
    ['', []],
  ])('%j', (text, openings) => {
    expect(readHours(text)).toEqual(openings);
  });

  it.each([
    'Mon',
    '09:00-17:00',
    'Mon-Tue-Wed 09:00-10:00',
    'Mon 9-17',
    'Mon 09:60-10:00',
    'Montag 09:00-10:00',
  ])('cannot be %j', (text) => {
    expect(readHours(text)).toBeNull();
  });

  it('come back as they were', () => {
    const text = 'Mon-Fri 09:00-17:00\nSat, Sun 20:00-02:00\nEvery day 22:00-24:00';
    expect(writeHours(readHours(text)!)).toBe(text);
  });
});

describe('numbers as a lead writes them', () => {
  it('hold the word to send, and what people should know', () => {
    expect(readCalls('116 123\n\n0800-0113; Free; and anonymous')).toEqual([
      { number: '116 123' },
      { number: '0800-0113', words: 'Free; and anonymous' },
    ]);
    expect(readTexts('85258 SHOUT\n0477 13 11 14; They call back')).toEqual([
      { number: '85258', word: 'SHOUT' },
      { number: '0477 13 11 14', words: 'They call back' },
    ]);
  });
});
