import { describe, expect, it } from 'vitest';
import { clock, gapsOfDay, hoursLines, WEEKDAYS } from '../../src/duty/week.js';
import type { Hours } from '../../src/platform/time/weekly-hours.js';

const DAY = 24 * 60;
const shift = (weekday: number, from: number, to: number): Hours => ({
  weekday,
  starts: from * 60,
  ends: to * 60,
});
const on = (days: number[], from: number, to: number) => days.map((day) => shift(day, from, to));

describe('the hours in words', () => {
  it.each<[string, Hours[], ReturnType<typeof hoursLines>]>([
    ['none', [], []],
    ['every day', on(WEEKDAYS, 8, 22), [{ days: 'Every day', times: '08:00 to 22:00' }]],
    ['days apart', on([1, 3, 5], 8, 9), [{ days: 'Monday, Wednesday and Friday', times: '08:00 to 09:00' }]],
    [
      'weekdays and the weekend',
      [...on([1, 2, 3, 4, 5], 18, 22), ...on([6, 7], 10, 22)],
      [
        { days: 'Monday to Friday', times: '18:00 to 22:00' },
        { days: 'Saturday and Sunday', times: '10:00 to 22:00' },
      ],
    ],
    [
      'twice a day',
      [shift(3, 18, 20), shift(3, 8, 10)],
      [{ days: 'Wednesday', times: '08:00 to 10:00 and 18:00 to 20:00' }],
    ],
    [
      'shifts that follow each other',
      [shift(1, 8, 12), shift(1, 12, 16)],
      [{ days: 'Monday', times: '08:00 to 16:00' }],
    ],
    ['nights', on(WEEKDAYS, 22, 6), [{ days: 'Every day', times: '22:00 to 06:00' }]],
    ['until midnight', [shift(2, 20, 0)], [{ days: 'Tuesday', times: '20:00 to midnight' }]],
    [
      'a weekend without a break',
      [shift(6, 8, 8), shift(7, 8, 20)],
      [{ days: 'Saturday', times: '08:00 to Sunday 20:00' }],
    ],
    [
      'the night to Monday, and what follows it',
      [shift(7, 22, 6), shift(1, 6, 12)],
      [{ days: 'Sunday', times: '22:00 to 12:00' }],
    ],
    ['always', on(WEEKDAYS, 8, 8), 'always'],
    ['always, by halves', [...on(WEEKDAYS, 0, 12), ...on(WEEKDAYS, 12, 0)], 'always'],
  ])('%s', (_, hours, expected) => {
    expect(hoursLines(hours)).toEqual(expected);
  });
});

describe('the gaps of a day', () => {
  const gaps = (hours: Hours[], weekday: number) =>
    gapsOfDay(hours, weekday).map(({ from, to }) => `${clock(from)}-${clock(to)}`);

  it('are the whole day where nobody reads', () => {
    expect(gaps([], 3)).toEqual(['00:00-00:00']);
  });

  it('are before, between and after', () => {
    expect(gaps([shift(3, 8, 10), shift(3, 18, 20)], 3)).toEqual([
      '00:00-08:00',
      '10:00-18:00',
      '20:00-00:00',
    ]);
  });

  it('begin where the night before ends, also on Monday', () => {
    expect(gaps(on(WEEKDAYS, 22, 6), 1)).toEqual(['06:00-22:00']);
    expect(gaps([shift(7, 22, 6)], 1)).toEqual(['06:00-00:00']);
  });

  it('are none where somebody always reads', () => {
    for (const day of WEEKDAYS) expect(gaps(on(WEEKDAYS, 8, 8), day)).toEqual([]);
  });

  it('and the hours make up the week, whatever the shifts', () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 16807) % 2147483647) % below;
    for (let round = 0; round < 300; round++) {
      const hours = Array.from({ length: random(9) }, () => ({
        weekday: 1 + random(7),
        starts: random(DAY),
        ends: random(DAY),
      }));
      for (const day of WEEKDAYS) {
        const found = gapsOfDay(hours, day);
        for (let minute = (day - 1) * DAY; minute < day * DAY; minute += 7)
          expect(found.some(({ from, to }) => from <= minute && minute < to)).toBe(!covered(hours, minute));
      }
    }
  });
});

/** By looking at every shift in every week that could matter. */
function covered(hours: Hours[], minute: number): boolean {
  return hours.some(({ weekday, starts, ends }) => {
    const from = (weekday - 1) * DAY + starts;
    const to = from + (ends > starts ? ends - starts : ends - starts + DAY);
    return [-7 * DAY, 0].some((week) => from + week <= minute && minute < to + week);
  });
}
