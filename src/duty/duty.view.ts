import { message } from '../platform/web/messages.js';
import type { BoardHoursRow, BoardWithHours, SettingsRow } from './duty-reading.js';
import { openAt } from '../platform/time/weekly-hours.js';
import { clock, dayName, type HoursLine, hoursLines } from './week.js';
import { localTime } from '../platform/time/zoned-time.js';

/** A moment of the rota in the place's time; a script may turn it into the reader's own. */
export interface Moment {
  /** In UTC, to the minute. */
  datetime: string;
  words: string;
  /** Such as "in 8 hours". */
  away: string;
}

/** What an author whose words wait is told of the hours. */
export interface DutyView {
  /** False where the place promises no hours, or has none yet. */
  rota: boolean;
  on: boolean;
  until: Moment | null;
  next: Moment | null;
  /** All hours in one line; null where they need more than one. */
  hours: string | null;
}

export function dutyView({ mode, zone, hours }: BoardHoursRow, now: Date): DutyView {
  const { on, until, next } = openAt(hours, zone, now);
  return {
    rota: mode === 'rota' && (on || next !== null),
    on,
    until: until && moment(until, zone, now),
    next: next && moment(next, zone, now),
    hours: oneLine(hoursLines(hours), zone),
  };
}

function oneLine(lines: HoursLine[] | 'always', zone: string): string | null {
  if (lines === 'always') return message('duty.always');
  const [line] = lines;
  return line && lines.length === 1 ? message('duty.one_line', { ...line, zone: zoneWords(zone) }) : null;
}

/** Hours in words, by groups of boards that have the same. */
export interface HoursView {
  rota: boolean;
  zone: string;
  groups: { boards: string | null; always: boolean; lines: HoursLine[] }[];
}

export function hoursView({ mode, zone }: SettingsRow, boards: BoardWithHours[]): HoursView {
  const groups = new Map<string, string[]>();
  for (const { name, hours } of boards) {
    const key = JSON.stringify(hoursLines(hours));
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  const anybody = boards.some(({ hours }) => hours.length > 0);
  return {
    rota: mode === 'rota' && anybody,
    zone: zoneWords(zone),
    groups: [...groups].map(([key, names]) => groupView(key, groups.size > 1 ? names.join(', ') : null)),
  };
}

/** A zone as it is read. */
export function zoneWords(zone: string): string {
  return zone.replaceAll('_', ' ');
}

function groupView(key: string, boards: string | null) {
  const lines = JSON.parse(key) as HoursLine[] | 'always';
  return { boards, always: lines === 'always', lines: lines === 'always' ? [] : lines };
}

function moment(time: Date, zone: string, now: Date): Moment {
  const { weekday, minute } = localTime(time, zone);
  const values = { day: dayName(weekday), time: clock(minute), zone: zoneWords(zone) };
  return {
    datetime: `${time.toISOString().slice(0, 16)}Z`,
    words: message('duty.moment', values),
    away: away(time.getTime() - now.getTime()),
  };
}

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' });
const HOUR_MS = 3_600_000;

function away(ms: number): string {
  if (ms < 1.5 * HOUR_MS) return relative.format(Math.max(1, Math.round(ms / 60_000)), 'minute');
  if (ms < 48 * HOUR_MS) return relative.format(Math.round(ms / HOUR_MS), 'hour');
  return relative.format(Math.round(ms / (24 * HOUR_MS)), 'day');
}
