const MINUTES = { m: 1, h: 60, d: 1_440 } as const;

/** A moment of the story, in minutes before the demonstration is filled. */
export type Ago = number;

/**
 * When something happens: `12d 03:40` for twenty to four, twelve days ago by UTC, or `+2h` for so long after what was
 * before it. The story ends at this minute: what would come later comes just before.
 */
export function agoOf(text: string, now: Date, before: Ago | null): Ago {
  const [, length, unit] = /^\+(\d+)([mhd])$/.exec(text) ?? [];
  if (length && before !== null)
    return inThePast(before - Number(length) * MINUTES[unit as keyof typeof MINUTES]);
  const [, days, hour, minute] = /^(\d+)d (\d\d):(\d\d)$/.exec(text) ?? [];
  if (days === undefined) throw new Error(`This is no time of the story: ${text}`);
  const ofToday = Number(hour) * 60 + Number(minute);
  return inThePast(Number(days) * MINUTES.d + minutesOfDay(now) - ofToday);
}

/** How many midnights lie between two moments of the story. */
export function midnightsBetween(earlier: Ago, later: Ago, now: Date): number {
  return midnightsSince(earlier, now) - midnightsSince(later, now);
}

/** A moment of the story on the calendar. */
export function dateOf(ago: Ago, now: Date): Date {
  return new Date(now.getTime() - ago * 60_000);
}

/** The day of the story, as calendars write it. */
export function dayOf(daysAgo: number, now: Date): string {
  return dateOf(daysAgo * MINUTES.d, now)
    .toISOString()
    .slice(0, 10);
}

function midnightsSince(ago: Ago, now: Date): number {
  return Math.ceil(Math.max(0, ago - minutesOfDay(now)) / MINUTES.d);
}

function minutesOfDay(now: Date): number {
  return now.getUTCHours() * 60 + now.getUTCMinutes();
}

function inThePast(ago: Ago): Ago {
  return Math.max(1, ago);
}
