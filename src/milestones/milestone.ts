import type { Goal } from './goals.js';
import { type CalendarDay, daysFrom, nextDay } from './days.js';

/** Days since something, or days of it: the first day of what one does counts as a day. */
export const WAYS = ['since', 'of'] as const;

export type Way = (typeof WAYS)[number];

/** A stretch of days; `to` is the day that does not count any more, null while it goes on. */
export interface Run {
  from: CalendarDay;
  to: CalendarDay | null;
}

/** A day on which it did not go as wished. It ends a run and takes nothing away. */
export interface Setback {
  on: CalendarDay;
  note: string;
}

/** What somebody counts their days for. */
export interface Milestone {
  id: string;
  name: string;
  way: Way;
  /** Why they do this. */
  reasons: string;
  runs: Run[];
  /** Runs of long ago, which are only counted. */
  earlier: { days: number; runs: number };
  setbacks: Setback[];
  goals: Goal[];
}

/** What stands in its form. */
export type Plan = Pick<Milestone, 'id' | 'name' | 'way' | 'reasons'> & { day: CalendarDay };

/** They bound what one paper holds. */
export const MOST_MILESTONES = 12;
const MOST_RUNS = 100;
const MOST_SETBACKS = 10;

/** One that begins. */
export function begun({ day, ...plan }: Plan): Milestone {
  const runs = [{ from: day, to: null }];
  return { ...plan, runs, earlier: { days: 0, runs: 0 }, setbacks: [], goals: [] };
}

/** Whether its days are over. */
export function isOver({ runs }: Milestone): boolean {
  return runs.at(-1)!.to !== null;
}

/** Days of one run, up to today. */
export function daysOf(way: Way, { from, to }: Run, today: CalendarDay): number {
  const days = to === null ? daysFrom(from, today) + (way === 'of' ? 1 : 0) : daysFrom(from, to);
  return Math.max(0, days);
}

/** All its days together: a setback takes none of them away. */
export function totalOf({ way, runs, earlier }: Milestone, today: CalendarDay): number {
  return runs.reduce((sum, run) => sum + daysOf(way, run, today), earlier.days);
}

/** With other words, or another first day. @returns null where the first run would begin after its end, or is long gone */
export function changed(milestone: Milestone, { day, ...plan }: Plan): Milestone | null {
  const [first, ...rest] = milestone.runs;
  const gone = milestone.earlier.runs > 0 && day !== first!.from;
  if (gone || (first!.to !== null && day > first!.to)) return null;
  return { ...milestone, ...plan, runs: [{ ...first!, from: day }, ...rest] };
}

/**
 * After a setback: the days stay, and a new run begins on that day. On the first day of a run there is none to end.
 * @returns null where the day lies before the run
 */
export function afterSetback(milestone: Milestone, setback: Setback): Milestone | null {
  const last = milestone.runs.at(-1)!;
  if (last.to !== null || setback.on < last.from) return null;
  const setbacks = withSetback(milestone.setbacks, setback);
  if (setback.on === last.from) return { ...milestone, setbacks };
  const runs = [...milestone.runs.slice(0, -1), { ...last, to: setback.on }, { from: setback.on, to: null }];
  return folded({ ...milestone, runs, setbacks });
}

// The same form may come twice.
function withSetback(setbacks: Setback[], setback: Setback): Setback[] {
  if (setbacks.some(({ on, note }) => on === setback.on && note === setback.note)) return setbacks;
  return [...setbacks, setback].slice(-MOST_SETBACKS);
}

/** As if the last setback had not been written down: for who pressed the button by mistake. */
export function withoutLastSetback(milestone: Milestone): Milestone {
  const setbacks = milestone.setbacks.slice(0, -1);
  const [before, last] = milestone.runs.slice(-2);
  const joins = last?.to === null && before?.to === last.from && milestone.setbacks.at(-1)?.on === last.from;
  if (!joins) return { ...milestone, setbacks };
  return { ...milestone, setbacks, runs: [...milestone.runs.slice(0, -2), { from: before.from, to: null }] };
}

/** Over for now: its days stay. @param on the last day @returns null where that lies before the run */
export function ended(milestone: Milestone, on: CalendarDay): Milestone | null {
  const last = milestone.runs.at(-1)!;
  if (last.to !== null || on < last.from) return null;
  const to = milestone.way === 'of' ? nextDay(on) : on;
  return { ...milestone, runs: [...milestone.runs.slice(0, -1), { ...last, to }] };
}

/** Begun again after it was over, not before it was. */
export function begunAgain(milestone: Milestone, on: CalendarDay): Milestone {
  const { to } = milestone.runs.at(-1)!;
  if (to === null) return milestone;
  return folded({ ...milestone, runs: [...milestone.runs, { from: on > to ? on : to, to: null }] });
}

// The oldest run is only counted from then on.
function folded(milestone: Milestone): Milestone {
  const { runs, earlier, way } = milestone;
  const [oldest, ...rest] = runs;
  if (runs.length <= MOST_RUNS) return milestone;
  const days = earlier.days + daysOf(way, oldest!, oldest!.to!);
  return { ...milestone, runs: rest, earlier: { days, runs: earlier.runs + 1 } };
}
