import { laterDay, localTime, momentOf } from './zoned-time.js';

/** Hours of a week in which somebody reads, by the place's clock. */
export interface Hours {
  /** 1 is Monday. */
  weekday: number;
  /** Minute of the day. */
  starts: number;
  /** Minute of the day; no later than the start means the next day. */
  ends: number;
}

/** Whether somebody reads at a moment. */
export interface DutyNow {
  on: boolean;
  /** When nobody will any more; null when nobody does now, or somebody always does. */
  until: Date | null;
  /** When somebody begins who does not yet; null when nobody will. */
  next: Date | null;
}

const DAY_MINUTES = 24 * 60;
// A week and a day on either side hold every shift that matters now, however long.
const DAYS_BACK = 1;
const DAYS_AHEAD = 8;
const WEEK_MS = 7 * DAY_MINUTES * 60_000;

/** Minutes that a shift lasts. */
export function lengthOf({ starts, ends }: Pick<Hours, 'starts' | 'ends'>): number {
  return ends > starts ? ends - starts : ends - starts + DAY_MINUTES;
}

/** Who reads when: whether somebody does at a moment, until when, and when the next begins. */
export function dutyAt(hours: Hours[], zone: string, now: Date): DutyNow {
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
        .map((shift) => ({
          from: momentOf(day, shift.starts, zone),
          to: momentOf(day, shift.starts + lengthOf(shift), zone),
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
