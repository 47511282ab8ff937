import { type Day, laterDay, localTime, momentOf } from '../platform/time/zoned-time.js';

/** When the check-ins of a board open, by the clock of its place. */
export interface OpeningTimes {
  rhythm: 'daily' | 'weekly';
  /** 1 is Monday; only a weekly rhythm looks at it. */
  weekday: number;
  hour: number;
  zone: string;
}

/** The opening that counts at a moment. */
export interface Opening {
  day: Day;
  /** When the clock of the place showed the hour for the first time, or would have. */
  at: Date;
  /** The day as the calendar writes it: there is one check-in for it, however often its hour comes. */
  period: string;
}

// Two weeks hold the last weekly opening also where a calendar leaves out a day.
const DAYS_BACK = 14;

/** The latest opening whose hour has come. Those that were missed before it are over. */
export function currentOpening(times: OpeningTimes, now: Date): Opening {
  const today = localTime(now, times.zone);
  for (let back = 0; back <= DAYS_BACK; back++) {
    const day = laterDay(today, -back);
    if (!isOpeningDay(times, day.weekday)) continue;
    const at = momentOf(day, times.hour * 60, times.zone);
    if (at <= now) return { day, at, period: dateOf(day) };
  }
  throw new Error('There is an opening in every week.');
}

/** A day of the calendar as `2026-11-23`. */
export function dateOf({ year, month, day }: Day): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** The same times as a schedule of cron. */
export function cronOf({ rhythm, weekday, hour }: OpeningTimes): string {
  return `0 ${hour} * * ${rhythm === 'weekly' ? weekday % 7 : '*'}`;
}

function isOpeningDay({ rhythm, weekday }: OpeningTimes, today: number): boolean {
  return rhythm === 'daily' || weekday === today;
}
