/** A moment of a circle by the clock of its place; a script may turn it into the reader's own. */
export interface Moment {
  /** In UTC, to the minute. */
  datetime: string;
  words: string;
  /** So soon that the weekday alone says which day. */
  near: boolean;
}

const NEAR_MS = 6 * 86_400_000;

/** @param now what the reader's day is counted from */
export function momentView(time: Date, zone: string, now: Date): Moment {
  const words = `${dayIn(time, zone)}, ${clockIn(time, zone)} (${zone.replaceAll('_', ' ')})`;
  const away = time.getTime() - now.getTime();
  return { datetime: `${time.toISOString().slice(0, 16)}Z`, words, near: away > 0 && away < NEAR_MS };
}

/** The day that a zone's calendar shows, such as “Monday 23 November”. */
export function dayIn(time: Date, zone: string): string {
  return formatOf(zone, { weekday: 'long', day: 'numeric', month: 'long' }).format(time);
}

function clockIn(time: Date, zone: string): string {
  return formatOf(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(time);
}

const formats = new Map<string, Intl.DateTimeFormat>();

// Making one costs a hundred times as much as using it.
function formatOf(zone: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([zone, parts]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: zone });
  formats.set(key, format);
  return format;
}
