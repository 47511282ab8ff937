import { localTime } from '../platform/time/zoned-time.js';

/** A day of somebody's calendar, wherever they are: `2026-11-23`. Days have no hours, so no clock change touches them. */
export type CalendarDay = string;

const DAY_MS = 86_400_000;
const FIRST = '1900-01-01';
// Where it is latest (Kiribati) and earliest (uninhabited, but ships keep it) at any moment.
const ZONES = ['Etc/GMT+12', 'UTC', 'Etc/GMT-14'] as const;

/** Whether a text is a day that the calendar has. */
export function isDay(text: string): text is CalendarDay {
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) && text >= FIRST && textOf(new Date(numberOf(text) * DAY_MS)) === text
  );
}

/** How many days later; below nothing where it is earlier. */
export function daysFrom(start: CalendarDay, end: CalendarDay): number {
  return numberOf(end) - numberOf(start);
}

/** The day after. */
export function nextDay(day: CalendarDay): CalendarDay {
  return textOf(new Date((numberOf(day) + 1) * DAY_MS));
}

/** The day that a zone's calendar shows at a moment. */
export function dayIn(zone: string, now: Date): CalendarDay {
  const { year, month, day } = localTime(now, zone);
  return textOf(new Date(Date.UTC(year, month - 1, day)));
}

/** The days that it is somewhere on Earth at this moment: two, or three. */
export function daysOnEarth(now: Date): CalendarDay[] {
  return [...new Set(ZONES.map((zone) => dayIn(zone, now)))].sort();
}

/** The latest day that it is anywhere: what lies beyond is in nobody's past. */
export function latestDay(now = new Date()): CalendarDay {
  return daysOnEarth(now).at(-1)!;
}

const spoken = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A day as people say it. */
export function dayWords(day: CalendarDay): string {
  return spoken.format(numberOf(day) * DAY_MS);
}

function numberOf(day: CalendarDay): number {
  const [year = 0, month = 0, of = 0] = day.split('-').map(Number);
  return Math.round(Date.UTC(year, month - 1, of) / DAY_MS);
}

function textOf(date: Date): CalendarDay {
  return date.toISOString().slice(0, 10);
}
