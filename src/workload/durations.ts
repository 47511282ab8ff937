import { message } from '../platform/web/messages.js';

const HOUR = 60;
const DAY = 24 * HOUR;

/** A time of waiting as people say it: minutes for two hours, hours for two days, then days. */
export function inWords(minutes: number): string {
  if (minutes < 2 * HOUR) return message('workload.minutes', { number: String(minutes) });
  if (minutes < 2 * DAY) return message('workload.hours', { number: short(minutes / HOUR) });
  return message('workload.days', { number: short(minutes / DAY) });
}

/** A number with one decimal below ten, none above, and none that says nothing. */
export function short(value: number): string {
  return String(value < 10 ? Math.round(value * 10) / 10 : Math.round(value));
}
