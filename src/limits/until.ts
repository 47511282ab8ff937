import { message } from '../platform/web/messages.js';

/** When something ends, for the one person whom it concerns: exact, and how long that is from now. */
export interface Until {
  words: string;
  left: string;
  datetime: string;
  /** Within the week, so that the weekday alone says which day: a script may show it in the reader's own time. */
  near: boolean;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const clock = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/** @param now for tests; the present moment otherwise */
export function until(time: Date, now = new Date()): Until {
  const ms = time.getTime() - now.getTime();
  const datetime = `${time.toISOString().slice(0, 16)}Z`;
  return { words: `${clock.format(time)} UTC`, left: left(ms), datetime, near: ms < 6 * DAY };
}

function left(ms: number): string {
  if (ms < HOUR) return message('limits.within_the_hour');
  if (ms < 2 * DAY) return relative.format(Math.round(ms / HOUR), 'hour');
  return relative.format(Math.round(ms / DAY), 'day');
}
