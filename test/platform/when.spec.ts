import { describe, expect, it } from 'vitest';
import { when } from '../../src/platform/text/when.js';

const NOW = new Date('2026-11-22T20:47:31.123Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('saying when', () => {
  it.each([
    [0, 'a moment ago'],
    [9 * MINUTE, 'a moment ago'],
    [10 * MINUTE, 'less than an hour ago'],
    [59 * MINUTE, 'less than an hour ago'],
    [HOUR, '1 hour ago'],
    [23 * HOUR, '23 hours ago'],
    [DAY, '1 day ago'],
    [6 * DAY, '6 days ago'],
    [7 * DAY, '1 week ago'],
    [29 * DAY, '4 weeks ago'],
    [30 * DAY, '1 month ago'],
    [364 * DAY, '12 months ago'],
    [365 * DAY, '1 year ago'],
    [800 * DAY, '2 years ago'],
    [-5 * MINUTE, 'a moment ago'],
  ])('%i milliseconds ago: %s', (age, words) => {
    expect(when(new Date(NOW.getTime() - age), NOW).words).toBe(words);
  });

  it('tells machines the hour, and nothing finer', () => {
    for (let minute = 0; minute < 60; minute++)
      expect(when(new Date(Date.UTC(2026, 10, 22, 20, minute, minute)), NOW).datetime).toBe(
        '2026-11-22T20:00Z',
      );
  });

  it('uses no minutes in its words', () => {
    for (let age = 0; age < 40 * HOUR; age += 7 * MINUTE)
      expect(when(new Date(NOW.getTime() - age), NOW).words).not.toMatch(/minute|second|:/);
  });
});
