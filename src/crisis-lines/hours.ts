import { type Hours as WeekHours, openAt } from '../platform/time/weekly-hours.js';
import type { CrisisLine, Opening, Weekly } from './crisis-line.js';

/** Whether somebody answers at a moment. */
export interface Openness {
  state: 'always' | 'open' | 'closed' | 'unknown';
  /** When that changes; null when it does not, or nobody knows. */
  changes: Date | null;
}

/** Whether a line answers now, by its own clock; right across changes of clocks. */
export function opennessOf({ hours, zone }: Pick<CrisisLine, 'hours' | 'zone'>, now: Date): Openness {
  if (hours === 'always' || hours === 'unknown') return { state: hours, changes: null };
  const key = `${zone} ${Math.floor(now.getTime() / MINUTE_MS)}`;
  const last = lastOf.get(hours);
  if (last?.key === key) return last.openness;
  const openness = weeklyOpenness(hours, zone, now);
  lastOf.set(hours, { key, openness });
  return openness;
}

// Every page asks, and the answer changes with the minute only.
const MINUTE_MS = 60_000;
const lastOf = new WeakMap<Weekly, { key: string; openness: Openness }>();

function weeklyOpenness({ weekly }: Weekly, zone: string, now: Date): Openness {
  const { on, until, next } = openAt(weekly.flatMap(daysOf), zone, now);
  if (!on) return { state: 'closed', changes: next };
  return until ? { state: 'open', changes: until } : { state: 'always', changes: null };
}

/** A time of the day as minutes since midnight; `24:00` is 1440. */
export function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours! * 60 + minutes!;
}

const DAY_MINUTES = 24 * 60;

// What ends at 24:00 ends when the next day begins.
function daysOf({ days, from, to }: Opening): WeekHours[] {
  const [starts, ends] = [minuteOf(from), minuteOf(to) % DAY_MINUTES];
  return days.map((weekday) => ({ weekday, starts, ends }));
}
