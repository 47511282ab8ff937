import { scaleLinear } from 'd3-scale';

/** One bar: what it is called, how long it is, and its number in words. Without a value there is no bar. */
export interface BarRow {
  label: string;
  value: number | null;
  words: string;
}

/** Bars that belong together. */
export interface BarGroup {
  title: string;
  rows: BarRow[];
}

/** A picture of lying bars in its own units; each stands beside its words, so that no colour tells anything. */
export interface BarChart {
  width: number;
  height: number;
  edge: number;
  bars: number;
  titles: { words: string; y: number }[];
  rows: { label: string; words: string; y: number; width: number; after: number }[];
}

// As wide as a phone shows it one to one, so that its words can be read there.
const WIDTH = 340;
const EDGE = 10;
const BARS_FROM = 146;
const LONGEST = 108;
const TITLE = 26;
const ROW = 19;
const GAP = 6;

/** Lays groups of bars out, one under the other, all by one scale. */
export function barChart(groups: BarGroup[]): BarChart {
  const values = groups.flatMap(({ rows }) => rows.map(({ value }) => value ?? 0));
  const length = scaleLinear([0, Math.max(...values, Number.MIN_VALUE)], [0, LONGEST]);
  const chart: BarChart = { width: WIDTH, height: GAP, edge: EDGE, bars: BARS_FROM, titles: [], rows: [] };
  for (const group of groups) addGroup(chart, group, (value) => Math.round(length(value) * 10) / 10);
  return { ...chart, height: chart.height + GAP };
}

function addGroup(chart: BarChart, { title, rows }: BarGroup, length: (value: number) => number): void {
  chart.titles.push({ words: title, y: chart.height + TITLE - 9 });
  chart.height += TITLE;
  for (const { label, value, words } of rows) {
    const width = length(value ?? 0);
    chart.rows.push({ label, words, width, y: chart.height, after: BARS_FROM + width + 6 });
    chart.height += ROW;
  }
}
