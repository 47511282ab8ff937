import { beforeAll, describe, expect, it } from 'vitest';
import { AS_GOOD_AS_CHANCE, type Stolen, steal } from './stolen.js';

/** Few members, so that it is quick; `npm run trials -- linking` does the same with two hundred. */
let stolen: Stolen;
// Of thousands of tries on so few names: a leak goes far beyond it.
const LUCK = 3;
beforeAll(async () => {
  stolen = await steal({ members: 16, seed: 16 });
}, 240_000);

describe('whoever has a dump of a forum after some weeks', () => {
  it('links one-time names with one another and with pseudonyms no better than chance', () => {
    expect(stolen.honest.tries).toBeGreaterThan(100);
    expect(stolen.honest.dump[0]).toSatisfy(({ corrected }) => corrected <= LUCK);
  });

  // That it also finds lists written one at a time takes more names than these: the trial shows it.
  it('would link them where a forum keeps beside a name whose it is', () => {
    expect(stolen.withOwner.dump[0]!.corrected).toBeGreaterThan(LUCK);
  });

  it('finds no transaction that wrote about a name and its member both, not even in the files of PostgreSQL', () => {
    const same = stolen.honest.files.filter(({ attack }) => attack === 'equal transaction');
    expect(same.length).toBeGreaterThan(0);
    expect(same[0]!.corrected).toBeLessThanOrEqual(AS_GOOD_AS_CHANCE);
  });
});
