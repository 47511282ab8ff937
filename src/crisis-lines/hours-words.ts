import { localTime } from '../platform/time/zoned-time.js';
import type { CrisisLine, Hours, Opening } from './crisis-line.js';
import { type Openness, opennessOf } from './hours.js';

/** Finds a text for people by its key, such as `crisis-lines.hours_always`, and puts values into it. */
export type Say = (key: string, values?: Record<string, string>) => string;

/** Whether somebody answers now, in words. */
export interface OpenView {
  /** False: nobody answers at this time, as far as is known. */
  now: boolean;
  words: string;
  /** When that changes, by the line's clock; a script may turn it into the reader's own time. */
  changes: { datetime: string; words: string } | null;
}

const dayNames = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });
const list = new Intl.ListFormat('en-GB');
const DAY_MS = 24 * 3600 * 1000;

/** When somebody answers, in words, such as "Monday to Friday, 09:00 to 17:00". */
export function hoursWords(hours: Hours, say: Say): string {
  if (hours === 'always' || hours === 'unknown') return say(`crisis-lines.hours_${hours}`);
  const key = `crisis-lines.${hours.about ? 'opening_about' : 'opening'}`;
  const words = hours.weekly.map((opening) => openingWords(opening, key, say)).join('; ');
  return say('crisis-lines.hours_weekly', { hours: words.charAt(0).toUpperCase() + words.slice(1) });
}

/** Whether somebody answers now, in words; null where nobody knows. */
export function openView(line: CrisisLine, now: Date, say: Say): OpenView | null {
  const { state, changes } = opennessOf(line, now);
  if (state === 'unknown') return null;
  return {
    now: state !== 'closed',
    words: say(`crisis-lines.${openKey(line.hours, { state, changes })}`),
    changes: changes && {
      datetime: minuteOfUtc(changes),
      words: changeWords(state, changes, now, line.zone, say),
    },
  };
}

/** The name of a weekday, 1 is Monday. */
export function dayName(weekday: number): string {
  // The first of January 2024 was a Monday.
  return dayNames.format(Date.UTC(2024, 0, weekday));
}

function openKey(hours: Hours, { state, changes }: Openness): string {
  const about = typeof hours === 'object' && hours.about ? '_about' : '';
  if (state === 'closed') return changes ? `closed_opens${about}` : 'closed';
  return changes ? `open_until${about}` : 'open';
}

function openingWords({ days, from, to }: Opening, key: string, say: Say): string {
  return say(key, {
    days: daysWords(days, say),
    from: timeWords(from, say),
    to: timeWords(to, say),
  });
}

function daysWords(days: number[], say: Say): string {
  const [first, last] = [days[0]!, days.at(-1)!];
  if (days.length === 7) return say('crisis-lines.every_day');
  if (days.length > 2 && last - first === days.length - 1)
    return say('crisis-lines.days', { from: dayName(first), to: dayName(last) });
  return list.format(days.map(dayName));
}

// "24:00" is read more easily as a word, and so is its other name.
function timeWords(time: string, say: Say): string {
  return time === '24:00' || time === '00:00' ? say('crisis-lines.midnight') : time;
}

function changeWords(state: Openness['state'], changes: Date, now: Date, zone: string, say: Say): string {
  return state === 'closed' ? opensWords(changes, now, zone, say) : closesWords(changes, now, zone, say);
}

function opensWords(moment: Date, now: Date, zone: string, say: Say): string {
  const { minute, weekday } = localTime(moment, zone);
  const key = ['today', 'tomorrow'][daysBetween(now, moment, zone)] ?? 'on_day';
  return say(`crisis-lines.opens_${key}`, { day: dayName(weekday), time: clock(minute) });
}

// Until midnight is today still.
function closesWords(moment: Date, now: Date, zone: string, say: Say): string {
  const { minute, weekday } = localTime(moment, zone);
  const away = daysBetween(now, new Date(moment.getTime() - 1), zone);
  const time = timeWords(clock(minute), say);
  return say(`crisis-lines.closes_${away === 0 ? 'today' : 'on_day'}`, { day: dayName(weekday), time });
}

function daysBetween(from: Date, to: Date, zone: string): number {
  return Math.round((dayNumber(localTime(to, zone)) - dayNumber(localTime(from, zone))) / DAY_MS);
}

function dayNumber({ year, month, day }: { year: number; month: number; day: number }): number {
  return Date.UTC(year, month - 1, day);
}

function clock(minute: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function minuteOfUtc(moment: Date): string {
  return `${moment.toISOString().slice(0, 16)}Z`;
}
