import { message } from '../web/messages.js';

/** A time as people read it, and as machines may: both coarse, since exact times tie names together. */
export interface When {
  words: string;
  /** UTC, cut to the hour. */
  datetime: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * DAY],
  ['month', 30 * DAY],
  ['week', 7 * DAY],
  ['day', DAY],
  ['hour', HOUR],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/** @param now for tests; the present moment otherwise */
export function when(time: Date, now = new Date()): When {
  return { words: words(now.getTime() - time.getTime()), datetime: `${time.toISOString().slice(0, 13)}:00Z` };
}

function words(age: number): string {
  if (age < 10 * MINUTE) return message('when.just_now');
  if (age < HOUR) return message('when.within_the_hour');
  const [unit, size] = UNITS.find(([, least]) => age >= least) ?? ['hour', HOUR];
  return relative.format(-Math.floor(age / size), unit);
}
