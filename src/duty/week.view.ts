import { message } from '../platform/web/messages.js';
import type { BoardWithHours, ShiftRow } from './duty-reading.js';
import { clock, dayName, gapsOfDay, type Span, WEEKDAYS } from './week.js';

const DAY = 24 * 60;

/** A day of the rota: who reads, and when nobody does. */
export interface WeekDay {
  name: string;
  shifts: { id: string; times: string; who: string; board: string | null }[];
  gaps: string[];
}

/** The week as a table. */
export function weekView(shifts: ShiftRow[], boards: BoardWithHours[]): WeekDay[] {
  return WEEKDAYS.map((weekday) => ({
    name: dayName(weekday),
    shifts: shifts.filter((shift) => shift.weekday === weekday).map(shiftView),
    gaps: gapWords(boards, weekday),
  }));
}

function shiftView({ id, starts, ends, who, board }: ShiftRow): WeekDay['shifts'][number] {
  const to = ends > starts ? clock(ends) : ends === 0 ? message('duty.midnight') : nextDay(ends);
  return { id, times: message('duty.times', { from: clock(starts), to }), who, board };
}

function nextDay(ends: number): string {
  return message('duty.next_day', { time: clock(ends) });
}

// Cut where any board's hours begin or end, so that each line names the boards that are without anybody just then.
function gapWords(boards: BoardWithHours[], weekday: number): string[] {
  const gaps = boards.map(({ name, hours }) => ({ name, spans: gapsOfDay(hours, weekday) }));
  const cuts = gaps.flatMap(({ spans }) => spans.flatMap(({ from, to }) => [from, to]));
  const times = [...new Set(cuts)].sort((a, b) => a - b);
  const pieces = times.slice(1).map((to, at) => ({ from: times[at]!, to }));
  return together(pieces.map((piece) => ({ ...piece, names: withoutAnybody(gaps, piece) }))).map((gap) =>
    gapLine(gap, boards.length),
  );
}

type Gap = Span & { names: string[] };

function withoutAnybody(gaps: { name: string; spans: Span[] }[], { from, to }: Span): string[] {
  const open = gaps.filter(({ spans }) => spans.some((span) => span.from <= from && to <= span.to));
  return open.map(({ name }) => name);
}

// Pieces that follow each other and lack the same boards are one gap.
function together(pieces: Gap[]): Gap[] {
  const result: Gap[] = [];
  for (const piece of pieces.filter(({ names }) => names.length > 0)) {
    const last = result.at(-1);
    if (last?.to === piece.from && last.names.join() === piece.names.join()) last.to = piece.to;
    else result.push({ ...piece });
  }
  return result;
}

function gapLine(gap: Gap, all: number): string {
  const times = timesOf(gap);
  if (gap.names.length === all) return message('duty.gap', { times });
  return message('duty.gap_on', { times, boards: gap.names.join(', ') });
}

function timesOf({ from, to }: Span): string {
  const end = to % DAY === 0 ? message('duty.midnight') : clock(to);
  return message('duty.times', { from: clock(from), to: end });
}
