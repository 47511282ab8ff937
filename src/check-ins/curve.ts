import { scaleLinear } from 'd3-scale';
import type { OwnCheckIn } from './own-check-ins.js';
import { STEPS, type Step } from './steps.js';

const WIDTH = 340;
const HEIGHT = 190;
const EDGE = { top: 16, right: 24, bottom: 28, left: 78 };
const DAY_MS = 86_400_000;

/** A picture of one's own days in its own units; the view draws it. */
export interface Curve {
  width: number;
  height: number;
  left: number;
  right: number;
  base: number;
  /** From the best, on top, to the hardest. */
  across: { y: number; step: Step }[];
  path: string;
  dots: { x: number; y: number }[];
  first: { x: number; day: string };
  last: { x: number; day: string } | null;
}

/**
 * Lays one's own days out over time. A day without a word is no value: the line goes on to the next day that has one,
 * and nothing falls.
 * @param days the newest first
 * @returns null where no day has a step
 */
export function curveOf(days: OwnCheckIn[]): Curve | null {
  const told = days.filter(hasStep).toReversed();
  const [first, last] = [told[0], told.at(-1)];
  if (!first || !last) return null;
  const x = scaleLinear([0, Math.max(1, between(first, last))], [EDGE.left + 12, WIDTH - EDGE.right]);
  const dots = told.map((each) => ({ x: rounded(x(between(first, each))), y: heightOf(each.step) }));
  return {
    width: WIDTH,
    height: HEIGHT,
    left: EDGE.left,
    right: WIDTH - EDGE.right,
    base: HEIGHT - EDGE.bottom,
    across: STEPS.toReversed().map((step) => ({ step, y: heightOf(step) })),
    path: `M${dots.map((dot) => `${dot.x},${dot.y}`).join('L')}`,
    dots,
    first: { x: dots[0]!.x, day: first.day },
    last: first.day === last.day ? null : { x: dots.at(-1)!.x, day: last.day },
  };
}

function hasStep(each: OwnCheckIn): each is OwnCheckIn & { step: Step } {
  return each.step !== null;
}

function between(first: OwnCheckIn, later: OwnCheckIn): number {
  return (Date.parse(later.day) - Date.parse(first.day)) / DAY_MS;
}

const y = scaleLinear([0, STEPS.length - 1], [HEIGHT - EDGE.bottom, EDGE.top]);

function heightOf(step: Step): number {
  return rounded(y(STEPS.indexOf(step)));
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
