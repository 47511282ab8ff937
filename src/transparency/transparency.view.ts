import { message } from '../platform/web/messages.js';
import { GROUPS, type Group } from './figures.js';
import type { MonthRow, PublicFigure } from './transparency-reading.js';

const DAYS_UNTIL_FIXED = 7;

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const dayName = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const number = new Intl.NumberFormat('en-GB');

interface Found {
  months: MonthRow[];
  year: number | null;
  years: number[];
}

/** The public page: a year, month by month; the newest is open. */
export function transparencyView({ months, year, years }: Found, now: Date): object {
  return {
    months: months.map((row, at) => ({ ...monthView(row), open: at === 0 && year === years[0] })),
    years: years.map((one) => ({ year: one, current: one === year })),
    several: years.length > 1,
    running: runningView(now),
  };
}

function monthView({ month, usual_wait, figures }: MonthRow): object {
  return {
    month,
    name: monthName.format(new Date(`${month}-01`)),
    wait: message(usual_wait ? `transparency.wait_${usual_wait}` : 'transparency.wait_too_few'),
    groups: GROUPS.map((group) => groupView(group, month, figures)).filter(({ rows }) => rows.length > 0),
  };
}

interface GroupView {
  id: string;
  title: string;
  rows: object[];
}

function groupView(
  { key, figures, total, also = [] }: Group,
  month: string,
  found: MonthRow['figures'],
): GroupView {
  const keys = [...(total ? [total] : []), ...figures, ...also];
  const known = keys.flatMap((figure) => (found[figure] ? [rowView(figure, found[figure])] : []));
  return { id: `${key}-${month}`, title: message(`transparency.group_${key}`), rows: known };
}

function rowView(figure: string, { count, shown }: PublicFigure): object {
  return {
    name: message(`transparency.${figure}`),
    number: count === null ? message(`transparency.${shown}`) : number.format(count),
    quiet: count === null,
  };
}

/** The month that runs, and those that are over but not fixed yet: when their numbers come. */
function runningView(now: Date): object {
  const begun = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth()));
  const fixed = (later: number): Date =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + later, 1 + DAYS_UNTIL_FIXED));
  const before = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1));
  return {
    month: monthName.format(begun),
    from: dayName.format(fixed(1)),
    last: now < fixed(0) ? { month: monthName.format(before), from: dayName.format(fixed(0)) } : null,
  };
}
