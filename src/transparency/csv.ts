import { GROUPS } from './figures.js';
import type { MonthRow, PublicFigure } from './transparency-reading.js';

const HEAD = 'month,figure,count,note';

const NOTES = { shown: '', small: 'fewer than 5', left_out: 'left out' } as const;

/** Every month and figure on a line of its own, as the page shows them (RFC 4180). No word of anybody's is in it. */
export function linesOf(months: MonthRow[]): string {
  return [HEAD, ...months.flatMap(linesOfMonth)].map((line) => `${line}\r\n`).join('');
}

function linesOfMonth({ month, figures, usual_wait }: MonthRow): string[] {
  const keys = GROUPS.flatMap(({ total, figures, also = [] }) => [
    ...(total ? [total] : []),
    ...figures,
    ...also,
  ]);
  const wait = `${month},usual_wait,,${usual_wait ?? 'too few'}`;
  return [...keys.flatMap((key) => lineOf(month, key, figures[key])), wait];
}

// What was not counted yet in that month has no line: it is not nothing.
function lineOf(month: string, key: string, figure: PublicFigure | undefined): string[] {
  return figure ? [`${month},${key},${figure.count ?? ''},${NOTES[figure.shown]}`] : [];
}
