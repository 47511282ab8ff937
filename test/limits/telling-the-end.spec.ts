import { describe, expect, it } from 'vitest';
import { until } from '../../src/limits/until.js';

const NOW = new Date('2026-11-23T08:30:00Z');
const inHours = (hours: number) => until(new Date(NOW.getTime() + hours * 3_600_000), NOW);

describe('the end of a pause', () => {
  it.each([
    [0.5, 'within the hour'],
    [1, 'in 1 hour'],
    [23.6, 'in 24 hours'],
    [47, 'in 47 hours'],
    [48, 'in 2 days'],
    [2160, 'in 90 days'],
  ])('in %s hours is told as “%s”', (hours, left) => {
    expect(inHours(hours).left).toBe(left);
  });

  it('is told with its day and minute, in a time zone that is named', () => {
    const { words, datetime } = inHours(24);
    expect(words).toMatch(/^Tuesday,? 24 November 2026 at 08:30 UTC$/);
    expect(datetime).toBe('2026-11-24T08:30Z');
  });

  it('is left to the reader’s clock only where the weekday says which day', () => {
    expect([inHours(143).near, inHours(144).near]).toEqual([true, false]);
  });
});
