import { Statement } from '../platform/database/statement.js';
import type { Shown } from './small-numbers.js';

/** How long an author usually waited for a decision: the half of them no longer than this. */
export type UsualWait = 'under_1_hour' | 'under_4_hours' | 'under_12_hours' | 'under_1_day' | 'over_1_day';

export interface MonthRow {
  /** As 2026-11. */
  month: string;
  usual_wait: UsualWait | null;
  figures: Record<string, PublicFigure>;
}

/** What everybody may know of a number: null where it is small, or left out. */
export interface PublicFigure {
  count: number | null;
  shown: Shown;
}

const MONTHS = `
  select to_char(m.month, 'YYYY-MM') as month, m.usual_wait,
    (select json_object_agg(f.figure, json_build_object('count', f.count, 'shown', f.shown))
     from public_figures f where f.month = m.month) as figures
  from months m`;

/** The months of a year that are fixed, the newest first. */
export const monthsOfYear = new Statement<MonthRow>(
  'months-of-year',
  `${MONTHS} where m.month >= make_date($1, 1, 1) and m.month < make_date($1 + 1, 1, 1) order by m.month desc`,
);

/** Every month that is fixed, the oldest first. */
export const allMonths = new Statement<MonthRow>('all-months', `${MONTHS} order by m.month`);

/** The years of which there are months, the newest first. */
export const yearsOfMonths = new Statement<{ year: number }>(
  'years-of-months',
  'select distinct extract(year from month)::int as year from months order by year desc',
);
