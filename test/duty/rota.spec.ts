import { describe, expect, it } from 'vitest';
import { openAt, type Hours } from '../../src/platform/time/weekly-hours.js';

const BERLIN = 'Europe/Berlin';
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

const shift = (weekday: number, from: string, to: string): Hours => ({
  weekday,
  starts: minutes(from),
  ends: minutes(to),
});
const daily = (from: string, to: string) => EVERY_DAY.map((weekday) => shift(weekday, from, to));

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function ask(hours: Hours[], now: string, zone = BERLIN) {
  const { on, until, next } = openAt(hours, zone, new Date(now));
  return { on, until: until?.toISOString() ?? null, next: next?.toISOString() ?? null };
}

describe('who is on duty', () => {
  it('nobody, and nobody will be, when there is no shift', () => {
    expect(ask([], '2026-11-23T12:00:00Z')).toEqual({ on: false, until: null, next: null });
  });

  it('somebody, from the first minute to before the last', () => {
    const hours = daily('08:00', '22:00');
    const on = { on: true, until: '2026-11-23T21:00:00.000Z', next: '2026-11-24T07:00:00.000Z' };
    const off = { on: false, until: null };
    expect(ask(hours, '2026-11-23T06:59:59Z')).toEqual({ ...off, next: '2026-11-23T07:00:00.000Z' });
    expect(ask(hours, '2026-11-23T07:00:00Z')).toEqual(on);
    expect(ask(hours, '2026-11-23T20:59:59Z')).toEqual(on);
    expect(ask(hours, '2026-11-23T21:00:00Z')).toEqual({ ...off, next: '2026-11-24T07:00:00.000Z' });
  });

  it('somebody over midnight, also over that of Sunday', () => {
    const hours = [shift(7, '22:00', '06:00')];
    expect(ask(hours, '2026-11-22T23:30:00Z')).toEqual({
      on: true,
      until: '2026-11-23T05:00:00.000Z',
      next: '2026-11-29T21:00:00.000Z',
    });
  });

  it('the same people or others without a break in between', () => {
    const hours = [shift(1, '08:00', '12:00'), shift(1, '12:00', '16:00'), shift(1, '15:00', '18:00')];
    expect(ask(hours, '2026-11-23T08:00:00Z').until).toBe('2026-11-23T17:00:00.000Z');
  });

  it('nobody in a gap, however short', () => {
    const hours = [shift(1, '08:00', '12:00'), shift(1, '12:01', '16:00')];
    expect(ask(hours, '2026-11-23T11:00:30Z')).toEqual({
      on: false,
      until: null,
      next: '2026-11-23T11:01:00.000Z',
    });
  });

  it('always, when there is no gap in the week', () => {
    for (const hours of [daily('08:00', '08:00'), [...daily('00:00', '12:00'), ...daily('12:00', '00:00')]])
      expect(ask(hours, '2026-11-23T03:00:00Z')).toEqual({ on: true, until: null, next: null });
  });

  it('a week later, when the only shift of the week has just ended', () => {
    expect(ask([shift(1, '08:00', '09:00')], '2026-11-23T08:00:00Z').next).toBe('2026-11-30T07:00:00.000Z');
  });

  it('somebody else in another place', () => {
    expect(ask(daily('08:00', '22:00'), '2026-11-23T12:00:00Z', 'America/New_York')).toMatchObject({
      on: false,
      next: '2026-11-23T13:00:00.000Z',
    });
  });
});

describe('when clocks go forward', () => {
  const night = '2026-03-29T00:30:00Z';

  it('the morning comes an hour sooner', () => {
    expect(ask(daily('08:00', '22:00'), night).next).toBe('2026-03-29T06:00:00.000Z');
    expect(ask(daily('22:00', '06:00'), night).until).toBe('2026-03-29T04:00:00.000Z');
  });

  it('a shift that begins in the missing hour begins after it', () => {
    expect(ask(daily('02:30', '05:00'), night)).toMatchObject({
      on: false,
      next: '2026-03-29T01:30:00.000Z',
    });
  });

  it('a shift that lies in the missing hour does not end before it begins', () => {
    expect(ask([shift(7, '02:10', '02:40')], night)).toMatchObject({ next: '2026-03-29T01:10:00.000Z' });
    expect(ask([shift(7, '02:10', '02:40')], '2026-03-29T01:20:00Z')).toMatchObject({
      on: true,
      until: '2026-03-29T01:40:00.000Z',
    });
  });
});

describe('when clocks go back', () => {
  it('the night is an hour longer', () => {
    expect(ask(daily('22:00', '06:00'), '2026-10-25T00:30:00Z').until).toBe('2026-10-25T05:00:00.000Z');
    expect(ask(daily('08:00', '22:00'), '2026-10-25T00:30:00Z').next).toBe('2026-10-25T07:00:00.000Z');
  });

  it('a shift that ends in the hour that comes twice ends the first time, and the next begins then', () => {
    const hours = [shift(6, '22:00', '02:30'), shift(7, '02:30', '06:00')];
    expect(ask(hours.slice(0, 1), '2026-10-25T00:31:00Z').on).toBe(false);
    expect(ask(hours, '2026-10-24T23:00:00Z').until).toBe('2026-10-25T05:00:00.000Z');
  });
});
