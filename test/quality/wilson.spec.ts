import { describe, expect, it } from 'vitest';
import { wilson } from '../../src/screening/evaluation/wilson.js';

describe('the interval of a share', () => {
  // Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I, method 3 (score).
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('agrees with what is published: %i of %i', (hits, of, low, high) => {
    const found = wilson(hits, of);
    expect([found.low, found.high].map((end) => Number(end.toFixed(4)))).toEqual([low, high]);
  });

  it('is the same from both sides', () => {
    const [some, others] = [wilson(7, 50), wilson(43, 50)];
    expect(others.low).toBeCloseTo(1 - some.high, 12);
    expect(others.high).toBeCloseTo(1 - some.low, 12);
  });

  it('never leaves 0 to 1, and knows nothing from nothing', () => {
    for (const of of [1, 2, 10, 1e9])
      for (const hits of [0, of]) {
        const { low, high } = wilson(hits, of);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThan(high);
      }
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });
});
