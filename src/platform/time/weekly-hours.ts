import { laterDay, localTime, momentOf } from './zoned-time.js';

/** Hours of a week in which something is open, by the clock of its place. */
export interface Hours {
  /** 1 is Monday. */
  weekday: number;
  /** Minute of the day. */
  starts: number;
  /** Minute of the day; no later than the start means the next day. */
  ends: number;
}

/** Whether it is open at a moment. */
export interface OpenNow {
  on: boolean;
  /** When it closes; null when it is closed now, or never closes. */
  until: Date | null;
  /** When it opens next; null when it never does. */
  next: Date | null;
}

const DAY_MINUTES = 24 * 60;
// A week and a day on either side hold every span that matters now, however long.
const DAYS_BACK = 1;
const DAYS_AHEAD = 8;
const WEEK_MS = 7 * DAY_MINUTES * 60_000;

/** Minutes that one span lasts. */
export function lengthOf({ starts, ends }: Pick<Hours, 'starts' | 'ends'>): number {
  return ends > starts ? ends - starts : ends - starts + DAY_MINUTES;
}

/** Whether it is open at a moment, until when, and when it opens next; right across changes of clocks. */
export function openAt(hours: Hours[], zone: string, now: Date): OpenNow {
  const periods = joined(periodsAround(hours, zone, now));
  const current = periods.find(({ from, to }) => from <= now && now < to);
  const always = current !== undefined && current.to.getTime() - now.getTime() >= WEEK_MS;
  return {
    on: current !== undefined,
    until: current && !always ? current.to : null,
    next: periods.find(({ from }) => from > now)?.from ?? null,
  };
}

interface Period {
  from: Date;
  to: Date;
}

function periodsAround(hours: Hours[], zone: string, now: Date): Period[] {
  const today = localTime(now, zone);
  const offsets = Array.from({ length: DAYS_BACK + DAYS_AHEAD + 1 }, (_, at) => at - DAYS_BACK);
  return offsets
    .map((offset) => laterDay(today, offset))
    .flatMap((day) =>
      hours
        .filter(({ weekday }) => weekday === day.weekday)
        .map((span) => ({
          from: momentOf(day, span.starts, zone),
          to: momentOf(day, span.starts + lengthOf(span), zone),
        })),
    );
}

// One after the other, without those that overlap or follow at once.
function joined(periods: Period[]): Period[] {
  const result: Period[] = [];
  for (const period of periods.sort((a, b) => a.from.getTime() - b.from.getTime())) {
    const last = result.at(-1);
    if (!last || period.from > last.to) result.push({ ...period });
    else if (period.to > last.to) last.to = period.to;
  }
  return result;
}
