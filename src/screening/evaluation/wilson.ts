/** Where a share lies, both ends from 0 to 1. */
export interface Interval {
  low: number;
  high: number;
}

// The 97.5th percentile of the normal distribution: two tails of 2.5 %.
const Z = 1.959963984540054;

/**
 * The score interval of a share at 95 % (Wilson 1927, without continuity correction): honest for small numbers too.
 * @param hits how often it was so, 0 to `of`
 * @param of how often it could have been so; where it is 0 nothing is known, and the interval is everything
 */
export function wilson(hits: number, of: number): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const share = hits / of;
  const shrink = 1 + Z ** 2 / of;
  const centre = (share + Z ** 2 / (2 * of)) / shrink;
  const reach = (Z / shrink) * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  return { low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) };
}
