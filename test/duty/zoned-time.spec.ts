import { describe, expect, it } from 'vitest';
import { laterDay, localTime, momentOf, zoneNamed } from '../../src/platform/time/zoned-time.js';

const BERLIN = 'Europe/Berlin';
// Clocks go forward at 02:00 and back at 03:00.
const FORWARD = { year: 2026, month: 3, day: 29 };
const BACK = { year: 2026, month: 10, day: 25 };

const at = (day: { year: number; month: number; day: number }, time: string, zone = BERLIN) => {
  const [hour, minute] = time.split(':').map(Number);
  return momentOf(day, hour! * 60 + minute!, zone).toISOString();
};

describe('the moment at which a clock shows a time', () => {
  it('follows the season', () => {
    expect(at({ year: 2026, month: 1, day: 15 }, '07:00')).toBe('2026-01-15T06:00:00.000Z');
    expect(at({ year: 2026, month: 7, day: 15 }, '07:00')).toBe('2026-07-15T05:00:00.000Z');
  });

  it('is right on both sides of both changes', () => {
    expect(at(FORWARD, '01:59')).toBe('2026-03-29T00:59:00.000Z');
    expect(at(FORWARD, '03:00')).toBe('2026-03-29T01:00:00.000Z');
    expect(at(BACK, '01:59')).toBe('2026-10-24T23:59:00.000Z');
    expect(at(BACK, '03:00')).toBe('2026-10-25T02:00:00.000Z');
  });

  it('is an hour later for a time that no clock showed', () => {
    expect(at(FORWARD, '02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(localTime(new Date(at(FORWARD, '02:30')), BERLIN).minute).toBe(3 * 60 + 30);
  });

  it('is the first of two', () => {
    expect(at(BACK, '02:30')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('goes on into the next day', () => {
    expect(momentOf({ year: 2026, month: 12, day: 31 }, 24 * 60 + 90, 'UTC').toISOString()).toBe(
      '2027-01-01T01:30:00.000Z',
    );
    expect(momentOf(FORWARD, 24 * 60, BERLIN).toISOString()).toBe('2026-03-29T22:00:00.000Z');
  });

  it('is right where clocks change by half an hour, at midnight, on the other half of the earth, or by quarters', () => {
    expect(at({ year: 2026, month: 4, day: 5 }, '02:00', 'Australia/Lord_Howe')).toBe(
      '2026-04-04T15:30:00.000Z',
    );
    // 00:00 does not exist on this day.
    expect(at({ year: 2026, month: 4, day: 24 }, '00:00', 'Africa/Cairo')).toBe('2026-04-23T22:00:00.000Z');
    expect(at({ year: 2026, month: 9, day: 27 }, '12:00', 'Pacific/Auckland')).toBe(
      '2026-09-26T23:00:00.000Z',
    );
    expect(at({ year: 2026, month: 6, day: 1 }, '07:00', 'Asia/Kathmandu')).toBe('2026-06-01T01:15:00.000Z');
  });

  it.each([BERLIN, 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'])(
    'shows that time there, for every hour of a year in %s',
    (zone) => {
      for (let hour = 0; hour < 365 * 24; hour++) {
        const moment = new Date(Date.UTC(2026, 0, 1, hour, 30));
        const shown = localTime(moment, zone);
        const again = momentOf(shown, shown.minute, zone);
        expect(localTime(again, zone)).toEqual(shown);
        expect(moment.getTime() - again.getTime()).toBeGreaterThanOrEqual(0);
        expect(moment.getTime() - again.getTime()).toBeLessThanOrEqual(3_600_000);
      }
    },
  );
});

describe('what a clock shows', () => {
  it('has the day of the week', () => {
    expect(localTime(new Date('2026-11-22T23:30:00Z'), BERLIN)).toEqual({
      year: 2026,
      month: 11,
      day: 23,
      weekday: 1,
      minute: 30,
    });
    expect(localTime(new Date('2026-11-22T23:30:00Z'), 'America/New_York').weekday).toBe(7);
  });
});

describe('a later day', () => {
  it('knows months, years and the time before', () => {
    expect(laterDay({ year: 2026, month: 12, day: 31 }, 1)).toEqual({
      year: 2027,
      month: 1,
      day: 1,
      weekday: 5,
    });
    expect(laterDay({ year: 2028, month: 3, day: 1 }, -1)).toEqual({
      year: 2028,
      month: 2,
      day: 29,
      weekday: 2,
    });
  });
});

describe('the name of a zone', () => {
  it('is taken as it is usually written', () => {
    expect(zoneNamed('europe/berlin')).toBe(BERLIN);
    expect(zoneNamed('UTC')).toBe('UTC');
  });

  it.each(['', 'Berlin', '+02:00', 'Europe/Berlin; drop', '../etc/passwd', 'Europe/Nowhere', 'x'.repeat(80)])(
    'is not “%s”',
    (text) => {
      expect(zoneNamed(text)).toBeNull();
    },
  );
});
