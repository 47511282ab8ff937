import { scaleLinear } from 'd3-scale';
import { DAYS, HOURS } from './coming-in.js';

/** A week in seven strips: bars of what came in, and under them a band where somebody is on duty. */
export interface WeekStrips {
  width: number;
  height: number;
  left: number;
  right: number;
  days: { label: number; base: number; bars: Box[]; duty: Box[] }[];
  hours: { x: number; hour: number }[];
  hoursAt: number;
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

// As wide as a phone shows it one to one, so that its words can be read there.
const WIDTH = 340;
const LEFT = 46;
const RIGHT = 332;
const TOP = 8;
const STRIP = 40;
const TALLEST = 24;
const BAND = 5;
const COLUMN = (RIGHT - LEFT) / HOURS;
const HOUR_EVERY = 6;

/**
 * Lays a week out.
 * @param items how much came in for each hour of the week
 * @param people how many are on duty in each hour, on average
 */
export function weekStrips(items: number[], people: number[]): WeekStrips {
  const tall = scaleLinear([0, Math.max(...items, Number.MIN_VALUE)], [0, TALLEST]);
  const days = Array.from({ length: DAYS }, (_, day) => {
    const base = TOP + day * STRIP + TALLEST;
    const ofDay = (values: number[]): number[] => values.slice(day * HOURS, (day + 1) * HOURS);
    const bars = ofDay(items).map((value, hour) => barAt(hour, base, tall(value)));
    const duty = ofDay(people).map((value, hour) => bandAt(hour, base, Math.min(1, value)));
    return { label: day + 1, base, bars: bars.filter(isThere), duty: duty.filter(isThere) };
  });
  return { width: WIDTH, height: TOP + DAYS * STRIP + 16, left: LEFT, right: RIGHT, days, ...hourMarks() };
}

function barAt(hour: number, base: number, height: number): Box {
  return boxOf(LEFT + hour * COLUMN + 1, base - height, COLUMN - 2, height);
}

// Where somebody is there for a part of the hour, the band is as much shorter.
function bandAt(hour: number, base: number, part: number): Box {
  return boxOf(LEFT + hour * COLUMN, base + 2, COLUMN * part, BAND);
}

function boxOf(x: number, y: number, width: number, height: number): Box {
  const [left, top, wide, high] = [x, y, width, height].map((value) => Math.round(value * 10) / 10);
  return { x: left!, y: top!, width: wide!, height: high! };
}

function isThere({ width, height }: Box): boolean {
  return width > 0 && height > 0;
}

function hourMarks(): Pick<WeekStrips, 'hours' | 'hoursAt'> {
  const marks = Array.from({ length: HOURS / HOUR_EVERY }, (_, at) => at * HOUR_EVERY);
  return { hours: marks.map((hour) => ({ hour, x: LEFT + hour * COLUMN })), hoursAt: TOP + DAYS * STRIP + 6 };
}
