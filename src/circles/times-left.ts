import { localTime } from '../platform/time/zoned-time.js';
import type { CircleRow } from './circle-reading.js';
import { LENGTHS, PHASES } from './phases.js';

const HOUR_MS = 3_600_000;

/** Where the first part that has not begun stands, from 1; null where all have. */
export function firstToCome({ edges }: CircleRow, now: Date): number | null {
  const begun = edges.filter((edge) => edge <= now).length;
  return begun < PHASES.length ? begun + 1 : null;
}

/** What a form of the times that are left says of them now. @param first the part that begins them */
export function timesLeft({ edges, zone }: CircleRow, first: number): Record<string, string> {
  const left = edges.slice(first - 1).map((edge) => wallOf(edge, zone));
  const begins = new Date(left[0]!);
  return {
    first: String(first),
    day: begins.toISOString().slice(0, 10),
    hour: String(begins.getUTCHours()),
    ...Object.fromEntries(lengthsOf(left).map((length, at) => [`length_${first + at}`, String(length)])),
  };
}

function lengthsOf(walls: number[]): number[] {
  return walls.slice(1).map((end, at) => nearest((end - walls[at]!) / HOUR_MS));
}

// What a zone's clock shows, as if it were UTC.
function wallOf(edge: Date, zone: string): number {
  const { year, month, day, minute } = localTime(edge, zone);
  return Date.UTC(year, month - 1, day, 0, minute);
}

// An hour that the clocks skip may leave a length that no form has.
function nearest(hours: number): number {
  return LENGTHS.reduce((best, each) => (Math.abs(each - hours) < Math.abs(best - hours) ? each : best));
}
