import { clock, dayName, WEEKDAYS } from '../duty/week.js';
import type { DutyMode } from '../duty/duty-reading.js';
import { lineChart } from '../platform/pictures/line-chart.js';
import { message } from '../platform/web/messages.js';
import { HOURS, itemsOfWeek, peopleByHour } from './coming-in.js';
import { inWords, short } from './durations.js';
import { type HourWaitRow, isEnough } from './waiting.js';
import { weekStrips } from './week-strips.js';
import type { Findings } from './workload.js';

const HOUR_MARK_EVERY = 6;
const LINES = ['half', 'most'] as const;

/** How long authors waited, by the hour in which they wrote. */
export function hourPicture(rows: HourWaitRow[]): object {
  const known = Array.from({ length: HOURS }, (_, hour) =>
    rows.find((row) => row.hour === hour && isEnough(row)),
  );
  const series = LINES.map((key) => ({ key, values: known.map((row) => (row ? row[key] / 60 : null)) }));
  const chart = lineChart(series, false);
  return {
    empty: known.every((row) => row === undefined),
    chart: { ...chart, across: chart.across.map(({ y, value }) => ({ y, hours: short(value) })) },
    marks: chart.columns.flatMap((x, hour) =>
      hour % HOUR_MARK_EVERY === 0 ? [{ x, hour: hourName(hour) }] : [],
    ),
    lines: LINES.map((key) => ({ key, name: message(`workload.line_${key}`) })),
    rows: known.map((row, hour) => ({
      hour: hourName(hour),
      cells: LINES.map((key) => (row ? inWords(row[key]) : message('workload.too_few'))),
    })),
  };
}

/** What comes in for each hour of the week, against who is there. */
export function weekPicture({ items, shifts, weeks, settings }: Findings): object {
  const coming = itemsOfWeek(items).map((count) => count / weeks);
  const people = settings.mode === 'rota' ? peopleByHour(shifts) : peopleByHour([]);
  const strips = weekStrips(coming, people);
  return {
    empty: coming.every((count) => count === 0),
    rota: hasRota(settings.mode, people),
    chart: {
      ...strips,
      days: strips.days.map((day) => ({ ...day, name: dayName(day.label).slice(0, 3) })),
      hours: strips.hours.map(({ x, hour }) => ({ x, hour: hourName(hour) })),
    },
    days: WEEKDAYS.map((day) => dayName(day).slice(0, 3)),
    rows: Array.from({ length: HOURS }, (_, hour) => ({
      hour: hourName(hour),
      cells: WEEKDAYS.map((day) => cellOf(coming, people, (day - 1) * HOURS + hour)),
    })),
    sums: sumsOf(coming, people),
  };
}

function hasRota(mode: DutyMode, people: number[]): boolean {
  return mode === 'rota' && people.some((count) => count > 0);
}

function cellOf(coming: number[], people: number[], at: number): object {
  return { items: short(coming[at]!), people: short(people[at]!) };
}

// In two sentences what the picture is drawn for.
function sumsOf(coming: number[], people: number[]): object {
  const all = coming.reduce((sum, count) => sum + count, 0);
  const alone = coming.reduce((sum, count, at) => sum + (people[at] === 0 ? count : 0), 0);
  return { all: short(all), alone: short(alone), most: short(Math.max(...coming)) };
}

function hourName(hour: number): string {
  return clock(hour * 60);
}
