const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A day of the calendar, wherever. */
export interface Day {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
}

/** What calendar and clock show somewhere. */
export interface LocalTime extends Day {
  /** 1 is Monday, as in ISO 8601. */
  weekday: number;
  /** Of the day, 0 to 1439. */
  minute: number;
}

/** Whether a text names a time zone, and how it is usually written; null when it does not. */
export function zoneNamed(text: string): string | null {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]{1,59}$/.test(text)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** What calendar and clock show in a zone at a moment. */
export function localTime(moment: Date, zone: string): LocalTime {
  const wall = wallClock(moment.getTime(), zone);
  const minute = (wall % DAY) / MINUTE;
  return { ...dayOf(wall), minute };
}

/** The day some days later, with its weekday. */
export function laterDay({ year, month, day }: Day, days: number): Day & { weekday: number } {
  return dayOf(Date.UTC(year, month - 1, day + days));
}

/**
 * The moment at which a zone's clock shows a time. When clocks go back it shows it twice: the first counts. When they go
 * forward it may never show it: then as long after the change as it would have been.
 * @param minute of the day; 1440 and more is the next day
 */
export function momentOf({ year, month, day }: Day, minute: number, zone: string): Date {
  const wall = Date.UTC(year, month - 1, day) + minute * MINUTE;
  const before = offsetAt(wall - DAY, zone);
  const shown = [before, offsetAt(wall + DAY, zone)]
    .map((offset) => wall - offset)
    .filter((time) => wallClock(time, zone) === wall);
  return new Date(shown.length > 0 ? Math.min(...shown) : wall - before);
}

function dayOf(wall: number): Day & { weekday: number } {
  const date = new Date(wall);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay() || 7,
  };
}

function offsetAt(time: number, zone: string): number {
  return wallClock(time, zone) - Math.floor(time / MINUTE) * MINUTE;
}

// Calendar and clock of a zone, to the minute, read as if they were UTC.
function wallClock(time: number, zone: string): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(time)
      .map(({ type, value }) => [type, Number(value)]),
  );
  return Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute);
}

const formats = new Map<string, Intl.DateTimeFormat>();

// Making one costs a hundred times as much as using it.
function formatOf(zone: string): Intl.DateTimeFormat {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-GB', { ...NUMBERS, timeZone: zone });
  formats.set(zone, format);
  return format;
}

const NUMBERS = {
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
} as const;
