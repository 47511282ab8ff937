import type { CircleRow } from './circle-reading.js';
import { circleLine, type CircleLine, type Looking } from './circle.view.js';

/** Circles of one day. */
interface DayOfCircles {
  day: string;
  circles: CircleLine[];
}

/** The circles of a board, or of all: what runs, what comes, what was, each by its day. */
export function calendarView(ahead: CircleRow[], past: CircleRow[], looking: Looking): object {
  const lines = ahead.map((row) => circleLine(row, looking)).filter(({ hidden }) => !hidden);
  const over = past.map((row) => circleLine(row, looking)).filter(({ hidden }) => !hidden);
  return {
    running: lines.filter(({ phase }) => phase !== null),
    coming: byDay(lines.filter(({ phase }) => phase === null)),
    past: byDay(over),
    someHidden: lines.length + over.length < ahead.length + past.length,
  };
}

/** The next ones and those that run, for the page of a board: few, so that what people talk about stays in sight. */
export function boardView(ahead: CircleRow[], looking: Looking): CircleLine[] {
  return ahead
    .map((row) => circleLine(row, looking))
    .filter(({ hidden }) => !hidden)
    .slice(0, ON_BOARD);
}

const ON_BOARD = 3;

// They come in the order of their times.
function byDay(lines: CircleLine[]): DayOfCircles[] {
  const days = new Map<string, CircleLine[]>();
  for (const line of lines) days.set(line.day, [...(days.get(line.day) ?? []), line]);
  return [...days].map(([day, circles]) => ({ day, circles }));
}
