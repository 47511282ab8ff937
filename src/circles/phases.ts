import { type Day, momentOf } from '../platform/time/zoned-time.js';

/** The parts of a circle, in their order. PostgreSQL counts them by place (migration 053). */
export const PHASES = ['check_in', 'discussion', 'sharing', 'closing'] as const;

export type Phase = (typeof PHASES)[number];

/** How long a part may last. Two hours are no less than one where clocks go forward. */
export const LENGTHS = [2, 4, 6, 8, 12, 18, 24, 36, 48, 72, 168] as const;

/** When a circle begins, and how many hours each part has by the clock of its place. */
export interface Times {
  day: Day;
  hour: number;
  zone: string;
  lengths: readonly number[];
}

/**
 * The five moments between the parts. They go by the clock on the wall: a part that lasts a day ends at the hour at
 * which it began, also where the clocks are changed within it.
 */
export function edgesOf({ day, hour, zone, lengths }: Times): Date[] {
  const hours = lengths.reduce((ends, length) => [...ends, ends.at(-1)! + length], [hour]);
  return hours.map((each) => momentOf(day, each * 60, zone));
}

/** Where a circle stands at a moment. */
export interface Standing {
  /** The part that it is in. */
  now: Phase | null;
  next: Phase | null;
  /** When that part, or the waiting for the first one, ends. */
  until: Date | null;
  over: boolean;
}

/** @param edges as `edgesOf` gives them; a part begins with its first moment, and ends before its last */
export function standingAt(edges: Date[], now: Date): Standing {
  const past = edges.filter((edge) => edge <= now).length;
  return {
    now: PHASES[past - 1] ?? null,
    next: PHASES[past] ?? null,
    until: edges[past] ?? null,
    over: past > PHASES.length,
  };
}

/** The part within which something fell. */
export function phaseAt(edges: Date[], at: Date): Phase | null {
  return standingAt(edges, at).now;
}
