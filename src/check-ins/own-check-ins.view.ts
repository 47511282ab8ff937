import { type Curve, curveOf } from './curve.js';
import { KEPT_DAYS, type OwnCheckIn } from './own-check-ins.js';

export const DAYS_A_PAGE = 40;

const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const long = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** One's own check-ins: the picture, and the same as a table. @param days one page of them, the newest first */
export function ownView(days: OwnCheckIn[], form: object): object {
  const curve = curveOf(days);
  return {
    curve: curve && curveView(curve),
    days: days.map(({ day, step, aim }) => ({
      day,
      words: long.format(new Date(day)),
      step: step && `check-ins.step_${step}`,
      aim,
    })),
    years: String(KEPT_DAYS / 365),
    form,
  };
}

function curveView(curve: Curve): object {
  const ends = [curve.first, curve.last].filter((end) => end !== null);
  return {
    ...curve,
    across: curve.across.map(({ y, step }) => ({ y, label: `check-ins.step_${step}` })),
    ends: ends.map(({ x, day }) => ({ x, words: short.format(new Date(day)) })),
  };
}
