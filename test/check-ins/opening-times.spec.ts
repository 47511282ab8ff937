import { describe, expect, it } from 'vitest';
import { cronOf, currentOpening, type OpeningTimes } from '../../src/check-ins/opening-times.js';

const HOUR = 3_600_000;

const times = (zone: string, hour: number, weekday?: number): OpeningTimes => ({
  rhythm: weekday ? 'weekly' : 'daily',
  weekday: weekday ?? 1,
  hour,
  zone,
});

const at = (opening: OpeningTimes, moment: string): [string, string] => {
  const { period, at: opens } = currentOpening(opening, new Date(moment));
  return [period, opens.toISOString()];
};

/** All openings that somebody who looks every so often finds, with when they first found it. */
function found(opening: OpeningTimes, from: string, to: string, every = 3 * HOUR): [string, string][] {
  const openings = new Map<string, string>();
  for (let time = Date.parse(from); time <= Date.parse(to); time += every) {
    const { period } = currentOpening(opening, new Date(time));
    if (!openings.has(period)) openings.set(period, new Date(time).toISOString());
  }
  return [...openings];
}

describe('the opening that counts at a moment', () => {
  it.each([
    ['a minute before its hour it is that of the day before', '2026-11-23T02:59:00Z', '2026-11-22'],
    ['at its hour it is that of the day', '2026-11-23T03:00:00Z', '2026-11-23'],
    ['after midnight it is still that of the day', '2026-11-23T23:30:00Z', '2026-11-23'],
  ])('each day: %s', (_, moment, period) => {
    expect(at(times('Europe/Berlin', 4), moment)[0]).toBe(period);
  });

  it.each([
    ['the day before, the week goes on', '2026-11-22T22:00:00Z', '2026-11-16'],
    ['on the day before its hour too', '2026-11-23T02:00:00Z', '2026-11-16'],
    ['from its hour on it is the new one', '2026-11-23T03:00:00Z', '2026-11-23'],
    ['and six days later too', '2026-11-29T20:00:00Z', '2026-11-23'],
  ])('each week: %s', (_, moment, period) => {
    expect(at(times('Europe/Berlin', 4, 1), moment)[0]).toBe(period);
  });

  it('after a night, or a month, of downtime is one, and the latest', () => {
    expect(at(times('UTC', 4), '2026-11-23T09:00:00Z')).toEqual(['2026-11-23', '2026-11-23T04:00:00.000Z']);
    expect(at(times('UTC', 4), '2026-12-23T09:00:00Z')[0]).toBe('2026-12-23');
  });
});

describe('when clocks change', () => {
  it('an hour that does not exist opens as long after the change as it would have been', () => {
    expect(at(times('Europe/Berlin', 2), '2026-03-29T01:05:00Z')).toEqual([
      '2026-03-29',
      '2026-03-29T01:00:00.000Z',
    ]);
    expect(at(times('America/New_York', 2), '2026-03-08T06:59:00Z')[0]).toBe('2026-03-07');
    expect(at(times('America/New_York', 2), '2026-03-08T07:00:00Z')[0]).toBe('2026-03-08');
    expect(at(times('Australia/Lord_Howe', 2), '2026-10-03T15:30:00Z')[0]).toBe('2026-10-04');
  });

  it('an hour that comes twice opens with the first of the two, and once', () => {
    const opening = times('Europe/Berlin', 2);
    expect(at(opening, '2026-10-25T00:05:00Z')).toEqual(at(opening, '2026-10-25T01:05:00Z'));
    expect(found(opening, '2026-10-25T00:00:00Z', '2026-10-26T00:45:00Z', HOUR / 4)).toHaveLength(1);
  });

  it.each([
    ['Europe/Berlin', 2],
    ['America/New_York', 1],
    ['America/Santiago', 0],
    ['Australia/Lord_Howe', 2],
    ['Asia/Kathmandu', 4],
    ['Pacific/Chatham', 3],
    ['UTC', 4],
  ])('in %s each day of a year has one opening at %i, in order, on its day', (zone, hour) => {
    const all = found(times(zone, hour), '2026-01-02T12:00:00Z', '2027-01-02T11:45:00Z');
    const days = all.map(([period]) => period);
    expect(days).toEqual([...days].sort());
    expect(days).toHaveLength(366);
  });

  it.each([['Europe/Berlin'], ['America/New_York']])('in %s a year has 53 Sundays or 52', (zone) => {
    const all = found(times(zone, 2, 7), '2026-01-05T12:00:00Z', '2027-01-04T11:45:00Z');
    expect(all).toHaveLength(53);
    for (const [period] of all) expect(new Date(period).getUTCDay()).toBe(0);
  });

  it('where a calendar left out a day, the week goes on', () => {
    expect(at(times('Pacific/Apia', 4, 5), '2011-12-31T20:00:00Z')[0]).toMatch(/^2011-12-(23|30)$/);
  });
});

it('the queue’s clock is told the same times', () => {
  expect(cronOf(times('UTC', 4))).toBe('0 4 * * *');
  expect(cronOf(times('UTC', 21, 3))).toBe('0 21 * * 3');
  expect(cronOf(times('UTC', 4, 7))).toBe('0 4 * * 0');
});
