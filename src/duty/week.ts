import { message } from '../platform/web/messages.js';
import { type Hours, lengthOf } from '../platform/time/weekly-hours.js';

const DAY = 24 * 60;
const WEEK = 7 * DAY;
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const list = new Intl.ListFormat('en-GB');

/** Days that have the same hours, in words. */
export interface HoursLine {
  days: string;
  times: string;
}

/** From and to, in minutes since Monday 00:00; `to` may lie in the next week. */
export interface Span {
  from: number;
  to: number;
}

/** A minute of the day as a clock shows it. */
export function clock(minute: number): string {
  const inDay = minute % DAY;
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`;
}

/** The name of a weekday, 1 is Monday. */
export function dayName(weekday: number): string {
  return message(`duty.day_${weekday}`);
}

/** The hours of a week, in words; 'always' when there is no gap. */
export function hoursLines(hours: Hours[]): HoursLine[] | 'always' {
  const spans = spansOf(hours);
  if (spans.some(({ from, to }) => to - from >= WEEK)) return 'always';
  const byDay = WEEKDAYS.map((day) => timesOfDay(spans, day));
  const different = [...new Set(byDay)].filter((times) => times !== '');
  return different.map((times) => ({
    days: daysInWords(WEEKDAYS.filter((day) => byDay[day - 1] === times)),
    times,
  }));
}

/** When nobody reads, within one weekday. */
export function gapsOfDay(hours: Hours[], weekday: number): Span[] {
  const [start, end] = [(weekday - 1) * DAY, weekday * DAY];
  const gaps: Span[] = [];
  let from = start;
  for (const span of overlaps(spansOf(hours), start, end)) {
    if (span.from > from) gaps.push({ from, to: span.from });
    from = Math.max(from, span.to);
  }
  return from < end ? [...gaps, { from, to: end }] : gaps;
}

// The week is a ring: what reaches past Sunday is met by Monday.
function spansOf(hours: Hours[]): Span[] {
  const spans: Span[] = [];
  const raw = hours.map((shift) => {
    const from = (shift.weekday - 1) * DAY + shift.starts;
    return { from, to: from + lengthOf(shift) };
  });
  for (const span of raw.sort((a, b) => a.from - b.from)) {
    const last = spans.at(-1);
    if (!last || span.from > last.to) spans.push(span);
    else last.to = Math.max(last.to, span.to);
  }
  return closed(spans);
}

function closed(spans: Span[]): Span[] {
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last || last.to < WEEK + first.from) return spans;
  if (first === last) return [{ from: first.from, to: first.from + WEEK }];
  const to = Math.max(last.to, WEEK + first.to);
  return closed([...spans.slice(1, -1), { from: last.from, to }]);
}

// Also of the week before, whose last span may reach into this one.
function overlaps(spans: Span[], start: number, end: number): Span[] {
  return spans
    .flatMap(({ from, to }) => [
      { from: from - WEEK, to: to - WEEK },
      { from, to },
    ])
    .filter(({ from, to }) => from < end && to > start)
    .sort((a, b) => a.from - b.from);
}

function timesOfDay(spans: Span[], weekday: number): string {
  const ofDay = spans.filter(({ from }) => Math.floor(from / DAY) === weekday - 1);
  return list.format(ofDay.map((span) => message('duty.times', { from: clock(span.from), to: endOf(span) })));
}

// What ends later than a day after it began needs the name of the day.
function endOf({ from, to }: Span): string {
  if (to - from <= DAY) return to % DAY === 0 ? message('duty.midnight') : clock(to);
  return `${dayName((Math.floor(to / DAY) % 7) + 1)} ${clock(to)}`;
}

function daysInWords(days: number[]): string {
  const [first, last] = [days[0]!, days.at(-1)!];
  if (days.length === 7) return message('duty.every_day');
  if (days.length > 2 && last - first === days.length - 1)
    return message('duty.days', { from: dayName(first), to: dayName(last) });
  return list.format(days.map(dayName));
}
