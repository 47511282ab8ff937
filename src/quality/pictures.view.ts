import type { WeekAnswers } from './answers.js';
import type { WeekRow } from './counts.js';
import { type LineChart, lineChart, type Series } from '../platform/pictures/line-chart.js';
import { percent, roundPercent } from '../platform/pictures/percent.js';

// One wrong answer must not look like a slide.
const ENOUGH_FOR_A_WEEK = 10;
// On a phone every third week has room for its date.
const DATE_EVERY = 3;

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

interface Weeks {
  weeks: WeekRow[];
  answers: WeekAnswers[];
}

interface PictureView {
  id: string;
  /** Message keys: what it shows, what stands in its columns. */
  title: string;
  text: string;
  of: string;
  lines: { key: string; name: string }[];
  chart: object;
  rows: { week: string; of: number; cells: { share: string | null }[] }[];
}

/** What changed from week to week: each picture with the same numbers as a table. */
export function picturesView({ weeks, answers }: Weeks): PictureView[] {
  const tiers: Series[] = (['crisis', 'concern', 'watch'] as const).map((tier) => ({
    key: tier,
    values: weeks.map((week) => shareOf(week[tier], week.texts)),
  }));
  const flagged = weeks.map(({ crisis, concern, texts }) => shareOf(crisis + concern, texts));
  const answered = weeks.map(({ week }) => answers.find((row) => row.week === week));
  const right = answered.map((row) => row && shareOf(row.correct, row.answers));
  const texts = weeks.map((week) => week.texts);
  return [
    picture('tiers', weeks, texts, tiers, false),
    picture('flagged', weeks, texts, [{ key: 'flagged', values: flagged }], false),
    picture(
      'right',
      weeks,
      answered.map((row) => row?.answers ?? 0),
      [{ key: 'right', values: right.map((value) => value ?? null) }],
      true,
    ),
  ];
}

function picture(
  kind: string,
  weeks: WeekRow[],
  of: number[],
  series: Series[],
  answers: boolean,
): PictureView {
  const names = weeks.map(({ week }) => day.format(new Date(week)));
  const shown = answers ? series.map((one) => withoutFew(one, of)) : series;
  return {
    id: `picture-${kind}`,
    title: `quality.picture_${kind}`,
    text: `quality.picture_${kind}_text`,
    of: answers ? 'quality.column_answers' : 'quality.column_texts',
    lines: series.map(({ key }) => ({ key, name: `quality.line_${key}` })),
    chart: chartView(lineChart(shown, answers), names),
    rows: names.map((week, at) => ({
      week,
      of: of[at]!,
      cells: series.map(({ values }) => cell(values[at])),
    })),
  };
}

function withoutFew({ key, values }: Series, of: number[]): Series {
  return { key, values: values.map((value, at) => (of[at]! < ENOUGH_FOR_A_WEEK ? null : value)) };
}

function chartView(chart: LineChart, names: string[]): object {
  const dates = chart.columns.map((x, at) => ({ x, week: names[at] }));
  return {
    ...chart,
    across: chart.across.map(({ y, value }) => ({ y, share: roundPercent(value) })),
    // Counted from the present week backwards.
    dates: dates.filter((_, at) => (names.length - 1 - at) % DATE_EVERY === 0),
  };
}

function cell(value: number | null | undefined): { share: string | null } {
  return { share: value === null || value === undefined ? null : percent(value) };
}

function shareOf(count: number, of: number): number | null {
  return of === 0 ? null : count / of;
}
