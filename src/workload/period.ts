import { laterDay, localTime, momentOf } from '../platform/time/zoned-time.js';

/** How many weeks the pictures may look back. */
export const PERIODS = [1, 4, 12] as const;
export type Weeks = (typeof PERIODS)[number];

const USUAL: Weeks = 4;

/** The weeks that were asked for; four where it is none of those there are. */
export function weeksOf(asked: unknown): Weeks {
  return PERIODS.find((weeks) => String(weeks) === asked) ?? USUAL;
}

/** When these weeks began: a midnight of the place, so that each hour of the week is in them as often. */
export function beginOf(weeks: Weeks, zone: string, now: Date): Date {
  return momentOf(laterDay(localTime(now, zone), -7 * weeks), 0, zone);
}

/** When they ended: the last midnight of the place. */
export function endOf(zone: string, now: Date): Date {
  return momentOf(localTime(now, zone), 0, zone);
}

export const TIERS = ['crisis', 'concern', 'watch', 'none'] as const;
export type TierAsked = (typeof TIERS)[number] | null;

/** The tier that was asked for; null means all. */
export function tierOf(asked: unknown): TierAsked {
  return TIERS.find((tier) => tier === asked) ?? null;
}
