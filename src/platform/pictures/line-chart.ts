import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';

/** One line of a picture: a value for each week or hour, null where there is none to show. */
export interface Series {
  key: string;
  values: (number | null)[];
}

interface Point {
  x: number;
  y: number;
}

/** A picture's geometry in its own units; the view draws it, and the style sheet gives it its colours. */
export interface LineChart {
  width: number;
  height: number;
  left: number;
  right: number;
  base: number;
  across: { y: number; value: number }[];
  lines: { key: string; path: string; dots: Point[] }[];
  /** Where each column stands. */
  columns: number[];
}

// As wide as a phone shows it one to one, so that its words can be read there.
const WIDTH = 340;
const HEIGHT = 200;
const EDGE = { top: 12, right: 28, bottom: 26, left: 46 };
const ACROSS = 4;
// A scale for values that are all nothing.
const LEAST = 0.01;

/**
 * Lays values out over time.
 * @param series lines of equal length with values from 0 up
 * @param whole whether the scale always goes up to 1, as shares may, else to the largest value
 */
export function lineChart(series: Series[], whole: boolean): LineChart {
  const base = HEIGHT - EDGE.bottom;
  const length = Math.max(...series.map(({ values }) => values.length));
  const x = scaleLinear([0, Math.max(1, length - 1)], [EDGE.left, WIDTH - EDGE.right]);
  const y = scaleLinear([0, whole ? 1 : largest(series)], [base, EDGE.top]).nice(ACROSS);
  const place = (value: number, at: number): Point => ({ x: rounded(x(at)), y: rounded(y(value)) });
  return {
    width: WIDTH,
    height: HEIGHT,
    left: EDGE.left,
    right: WIDTH - EDGE.right,
    base,
    across: y.ticks(ACROSS).map((value) => ({ value, y: rounded(y(value)) })),
    lines: series.map(({ key, values }) =>
      drawn(
        key,
        values.map((value, at) => (value === null ? null : place(value, at))),
      ),
    ),
    columns: Array.from({ length }, (_, at) => rounded(x(at))),
  };
}

function drawn(key: string, points: (Point | null)[]): LineChart['lines'][number] {
  const path = line<Point | null>(
    (point) => point!.x,
    (point) => point!.y,
  ).defined((point) => point !== null);
  return { key, path: path(points) ?? '', dots: points.filter((point) => point !== null) };
}

function largest(series: Series[]): number {
  return Math.max(LEAST, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
