import { describe, expect, it } from 'vitest';
import { Budget } from '../../src/screening/budget.js';
import { LONGEST, STEPS, screen } from '../../src/screening/screen.js';
import { VOCABULARY } from '../../src/screening/vocabulary.js';

const ORDINARY = `I went for a walk this morning because I could not sleep, and the park was nearly empty. My sister
called in the afternoon and we talked for an hour about nothing much. Work has been hard since the summer and I get
anxious before every meeting, so my doctor said we could try something new next month. Some days are fine. Some days
I feel flat and stay in bed until noon, then I am cross with myself about it. Does anyone else find that music helps?
I have started to cook again, which is new for me. It is not much but I want to keep it up. Thank you all for reading.
`;

/** Repeated words that cost the most, found by trying every word and line of the rules and changing them at random. */
const BAITS = [
  'i am ',
  'i am 12 m ',
  'i am i am 12 m i am 14 m ',
  'she want to die ',
  'i want death ',
  'is ',
  'he is ',
  'got ',
  'kill myself ',
  'i want to kill myself tonight ',
  'i am going to kill my wife ',
  'tonight ',
  'just really so ',
  'the only reason ',
  'last year i was ',
  'k i l l ',
  '1 ',
  '1',
  '"a ',
  "'a b ",
  'a@a.',
  '@',
  'x',
  'x!',
  'http://a ',
  '\ufdfa',
  '\u{1f190}',
  '\u200b',
];

describe('the work on a text', () => {
  it.each(BAITS)('grows no faster than the text, for %j', (bait) => {
    expect(stepsFor(bait, 20_000)).toBeLessThan(2.1 * stepsFor(bait, 10_000));
  });

  it.each(BAITS)('is at most a few times that on an ordinary text, for %j', (bait) => {
    expect(stepsFor(bait, 10_000)).toBeLessThan(8 * stepsFor(ORDINARY, 10_000));
  });

  it('is at most a few times that on an ordinary text, for any word of the rules', () => {
    const most = 10 * stepsFor(ORDINARY, 1000);
    expect([...VOCABULARY].filter((word) => stepsFor(`${word} `, 1000) > most)).toEqual([]);
  });

  it('leaves the budget for the longest text, and the worst, unspent', () => {
    expect(stepsFor(ORDINARY, LONGEST)).toBeLessThan(STEPS / 5);
    expect(BAITS.filter((bait) => stepsFor(bait, LONGEST) > STEPS)).toEqual([]);
  });

  it('is counted for the characters as well as for the words', () => {
    expect(stepsFor(' ', 10_000)).toBeGreaterThanOrEqual(10_000);
  });
});

function stepsFor(unit: string, length: number): number {
  const budget = new Budget(Infinity);
  screen(unit.repeat(Math.ceil(length / unit.length)).slice(0, length), {}, budget);
  return budget.spent;
}
