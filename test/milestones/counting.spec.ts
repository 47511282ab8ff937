import { describe, expect, it } from 'vitest';
import { linesOf } from '../../src/export/readable.js';
import { dayIn, daysFrom, daysOnEarth, isDay, latestDay, nextDay } from '../../src/milestones/days.js';
import {
  afterSetback,
  begun,
  begunAgain,
  changed,
  ended,
  type Milestone,
  totalOf,
  type Way,
  withoutLastSetback,
} from '../../src/milestones/milestone.js';
import { countWords } from '../../src/milestones/milestones.view.js';

const since = (day: string, way: Way = 'since'): Milestone =>
  begun({ id: 'a', name: 'A lamp', way, reasons: '', day });

const setback = (milestone: Milestone, on: string): Milestone => {
  const after = afterSetback(milestone, { on, note: '' });
  if (!after) throw new Error('This setback does not fit.');
  return after;
};

describe('days of the calendar', () => {
  it.each([
    ['2026-03-28', '2026-03-30', 2, 'clocks go forward in Europe'],
    ['2026-10-24', '2026-10-26', 2, 'and back'],
    ['2026-10-03', '2026-10-05', 2, 'clocks go forward in Australia'],
    ['2028-02-28', '2028-03-01', 2, 'a leap year'],
    ['2026-02-28', '2026-03-01', 1, 'no leap year'],
    ['2026-12-31', '2027-01-01', 1, 'a new year'],
    ['2025-11-23', '2026-11-23', 365, 'a year'],
    ['2026-01-02', '2026-01-01', -1, 'the day before'],
  ])('%s to %s is %i: %s', (start, end, days) => {
    expect(daysFrom(start, end)).toBe(days);
  });

  it('knows its own days and no others', () => {
    expect(['2028-02-29', '1900-01-01'].every(isDay)).toBe(true);
    const none = ['2026-02-29', '2026-13-01', '2026-00-10', '1899-12-31', '26-01-01', '2026-1-1', '', 'x'];
    expect(none.filter(isDay)).toEqual([]);
    expect(nextDay('2026-02-28')).toBe('2026-03-01');
  });

  it('takes those that it is somewhere on Earth, and no later one', () => {
    const at = (time: string): string[] => daysOnEarth(new Date(time));
    expect(at('2026-11-23T05:00:00Z')).toEqual(['2026-11-22', '2026-11-23']);
    expect(at('2026-11-23T11:00:00Z')).toEqual(['2026-11-22', '2026-11-23', '2026-11-24']);
    expect(at('2026-11-23T20:00:00Z')).toEqual(['2026-11-23', '2026-11-24']);
    expect(latestDay(new Date('2026-11-23T09:59:00Z'))).toBe('2026-11-23');
    expect(latestDay(new Date('2026-11-23T10:00:00Z'))).toBe('2026-11-24');
    expect(dayIn('America/New_York', new Date('2026-11-23T04:30:00Z'))).toBe('2026-11-22');
  });
});

describe('a count', () => {
  const words = (milestone: Milestone, day: string): string => countWords(milestone, { day });

  it('begins, goes on, and is never below nothing', () => {
    const lamp = since('2026-03-28');
    expect(words(lamp, '2026-03-28')).toBe('It begins today.');
    expect(words(lamp, '2026-03-27')).toBe('It begins today.');
    expect(words(lamp, '2026-03-29')).toBe('1 day');
    expect(words(lamp, '2026-03-30')).toBe('2 days');
    expect(totalOf(lamp, '2026-03-20')).toBe(0);
  });

  it('has the first day in it where days are days of something', () => {
    const walks = since('2026-02-28', 'of');
    expect(words(walks, '2026-02-28')).toBe('It begins today.');
    expect(words(walks, '2026-03-01')).toBe('2 days');
    expect(totalOf(walks, '2026-02-27')).toBe(0);
  });

  it.each(['since', 'of'] as const)('loses nothing by setbacks: days %s', (way) => {
    const begin = since('2026-01-30', way);
    const first = setback(begin, '2026-02-28');
    const second = setback(first, '2026-03-29');
    const third = setback(second, '2026-10-25');
    for (const [before, after, day] of [
      [begin, first, '2026-02-28'],
      [first, second, '2026-03-29'],
      [second, third, '2026-10-25'],
    ] as const)
      expect(totalOf(after, day)).toBe(totalOf(before, day));
    expect(totalOf(third, '2026-11-01')).toBe(totalOf(begin, '2026-11-01'));
  });

  it('honours the days and the new run', () => {
    const lamp = ['2026-01-10', '2026-01-25'].reduce(setback, since('2026-01-01'));
    const third = setback(lamp, '2026-02-11');
    expect(words(third, '2026-02-11')).toBe('41 days so far, in three runs. A new one begins today.');
    expect(words(third, '2026-02-12')).toBe('42 days so far, in four runs. This run: 1 day.');
    expect(words(setback(since('2026-01-01'), '2026-01-02'), '2026-01-02')).toBe(
      '1 day so far, in one run. A new one begins today.',
    );
    const walks = setback(since('2026-01-01', 'of'), '2026-01-05');
    expect(words(walks, '2026-01-05')).toBe('5 days so far, in one run. A new one begins today.');
  });

  it('makes no run out of a setback on its first day, and keeps the note once', () => {
    const note = { on: '2026-01-01', note: 'the party' };
    const twice = afterSetback(afterSetback(since('2026-01-01'), note)!, note)!;
    expect(twice.runs).toHaveLength(1);
    expect(twice.setbacks).toEqual([note]);
  });

  it('takes no setback before its run, and none when it is over', () => {
    expect(afterSetback(since('2026-01-02'), { on: '2026-01-01', note: '' })).toBeNull();
    const over = ended(since('2026-01-01'), '2026-01-05')!;
    expect(afterSetback(over, { on: '2026-01-06', note: '' })).toBeNull();
    expect(ended(over, '2026-01-07')).toBeNull();
    expect(ended(since('2026-01-02'), '2026-01-01')).toBeNull();
  });

  it('is as before when a setback was a mistake', () => {
    const one = setback(since('2026-01-01'), '2026-01-05');
    const two = setback(one, '2026-01-09');
    expect(withoutLastSetback(two)).toEqual(one);
    expect(withoutLastSetback(one)).toEqual(since('2026-01-01'));
    expect(withoutLastSetback(since('2026-01-01'))).toEqual(since('2026-01-01'));
  });

  it('stays when it ends, and goes on when it begins again', () => {
    const over = ended(since('2026-01-01', 'of'), '2026-01-05')!;
    expect(words(over, '2026-06-01')).toBe('5 days');
    const again = begunAgain(over, '2026-03-01');
    expect(totalOf(again, '2026-03-02')).toBe(7);
    expect(begunAgain(again, '2026-04-01')).toBe(again);
    const atOnce = begunAgain(over, '2026-01-05');
    expect(totalOf(atOnce, '2026-01-05')).toBe(5);
    expect(totalOf(atOnce, '2026-01-06')).toBe(6);
    const undone = withoutLastSetback(begunAgain(over, '2026-01-06'));
    expect(undone.runs).toHaveLength(2);
  });

  it('counts what is long ago without keeping it', () => {
    const days = Array.from({ length: 300 }, (_, at) =>
      new Date(Date.UTC(2026, 0, 2 + at)).toISOString().slice(0, 10),
    );
    const long = days.reduce(setback, since('2026-01-01'));
    expect(long.runs.length).toBeLessThanOrEqual(100);
    expect(totalOf(long, days.at(-1)!)).toBe(300);
    expect(words(long, days.at(-1)!)).toBe('300 days so far, in 300 runs. A new one begins today.');
    expect(changed(long, { ...long, day: '2025-01-01' })).toBeNull();
  });

  it('begins on another day when that is changed, but not after its first run', () => {
    const plan = { id: 'a', name: 'A lamp', way: 'since' as const, reasons: '' };
    const lamp = setback(since('2026-01-10'), '2026-01-20');
    expect(totalOf(changed(lamp, { ...plan, day: '2026-01-01' })!, '2026-01-20')).toBe(19);
    expect(changed(lamp, { ...plan, day: '2026-01-21' })).toBeNull();
  });
});

describe('a copy', () => {
  it('reads like words, part by part', () => {
    const goal = { id: 'b', words: 'Ten walks', review: '2026-02-01', reached: true };
    const whole = { ...setback(since('2026-01-01'), '2026-01-05'), reasons: 'The river.', goals: [goal] };
    const lines = linesOf([whole]);
    const said = lines.map(({ label, text }) => [label, text].filter(Boolean).join(': '));
    for (const line of ['Name: A lamp', 'Why you do this: The river.', 'On: 2026-01-05', 'Words: Ten walks'])
      expect(said).toContainEqual(line);
    const raw = Object.keys({ ...whole, ...goal, ...whole.runs[0], ...whole.earlier, ...whole.setbacks[0] });
    expect(lines.map(({ label }) => label).filter((label) => label && raw.includes(label))).toEqual([]);
  });
});
