import { describe, expect, it } from 'vitest';
import { Budget } from '../../src/screening/budget.js';
import { likeCrisis, likeRisk } from '../../src/screening/combine/likeness.js';
import { normalise } from '../../src/screening/reading/normalise.js';
import { tokenise } from '../../src/screening/reading/tokens.js';
import { screen } from '../../src/screening/screen.js';
import { Reading } from '../../src/screening/wording/head.js';
import { HEADS, MODEL } from '../../src/screening/wording/model.js';
import { PLACES, traitsOf } from '../../src/screening/wording/traits.js';
import { windowsOf } from '../../src/screening/wording/windows.js';
import { NOTHING, wordingOf, type Wording } from '../../src/screening/wording/wording.js';

const FREE = (): Budget => new Budget(Infinity);
const tokensOf = (text: string) => tokenise(normalise(text));
const read = (text: string): Wording => wordingOf(tokensOf(text), [], FREE());

const STORY = Array.from(
  { length: 12 },
  (_, day) => `On day ${day} we walked to the allotment, dug over the beds and had soup with the neighbours.`,
).join(' ');

describe('the wording model', () => {
  it('finds death wished for likelier a risk than supper', () => {
    expect(read('I just want it all to be over, I wish I was dead').risk).toBeGreaterThan(0);
    expect(read('We had soup and bread and then I did the washing up').risk).toBeLessThan(-1);
  });

  it('hears one sentence in a long story', () => {
    const buried = `${STORY} I wish I was dead and I think about killing myself. ${STORY}`;
    expect(read(buried).risk).toBeGreaterThan(read(`${STORY} ${STORY}`).risk + 1);
  });

  it('says nothing of an empty text', () => {
    expect(wordingOf([], [], FREE())).toBe(NOTHING);
    expect(screen('').tier).toBe('none');
  });

  it('marks at most three places, inside the text and apart', () => {
    const tokens = tokensOf(`${STORY} I want to die tonight, the tablets are counted out.`);
    const { strongest } = wordingOf(tokens, [], FREE());
    expect(strongest.length).toBeGreaterThan(0);
    expect(strongest.length).toBeLessThanOrEqual(3);
    const inOrder = [...strongest].sort((one, two) => one.start - two.start);
    for (const [nth, { start, end }] of inOrder.entries()) {
      expect(start).toBeGreaterThanOrEqual(inOrder[nth - 1]?.end ?? 0);
      expect(end).toBeLessThanOrEqual(tokens.length);
      expect(end).toBeGreaterThan(start);
    }
  });

  it('keeps some tens of kilobytes and no text', () => {
    const bytes = HEADS.reduce((sum, name) => sum + MODEL[name].weights.length / 2, 0);
    expect(bytes).toBeLessThan(100_000);
    for (const name of HEADS) expect(PLACES % MODEL[name].weights.length).toBe(0);
  });

  it('costs a bounded number of steps for each word', () => {
    const cost = (times: number): number => {
      const budget = FREE();
      wordingOf(tokensOf('tablets rope bridge tonight letters goodbye '.repeat(times)), [], budget);
      return budget.spent / times;
    };
    expect(cost(400)).toBeLessThan(cost(100) * 1.1);
  });
});

describe('what the wording may raise', () => {
  const worded = (said: Partial<Wording>): Wording => ({ ...NOTHING, ...said });

  it('is never a crisis without a means, place, time, preparation or parting in the words', () => {
    expect(likeCrisis(worded({ risk: 9, crisis: 9, cued: false }), true)).toBe(false);
    expect(likeCrisis(worded({ risk: 9, crisis: 9, cued: true }), false)).toBe(true);
  });

  it('needs less beside what the rules found', () => {
    const half = worded({ risk: 0, crisis: 1.4, cued: true });
    expect([likeCrisis(half, true), likeCrisis(half, false)]).toEqual([true, false]);
  });

  it('must say more where every word that the rules heard was denied', () => {
    const said = { risk: 1, crisis: 0, cued: true };
    expect([likeRisk(worded(said)), likeRisk(worded({ ...said, silenced: true }))]).toEqual([true, false]);
    expect(screen("I'm not suicidal and I don't want to die, I only want some sleep").tier).not.toBe(
      'crisis',
    );
  });

  it('is a concern where it is worded like a risk', () => {
    expect([likeRisk(worded({ risk: 3, crisis: -4 })), likeRisk(worded({ risk: -3, crisis: -4 }))]).toEqual([
      true,
      false,
    ]);
  });
});

describe('a rule whose words are often said of other things', () => {
  const LONG = "I'm at the end of my tether with the broadband people and have made arrangements to switch.";

  it('is a glance in a long sentence whose wording speaks of something else', () => {
    expect(screen(LONG).tier).toBe('watch');
  });

  it('keeps its word in a short sentence', () => {
    expect(screen("I'm at the end of my tether.").tier).toBe('concern');
  });

  it('takes nothing from one that names the thing itself', () => {
    expect(screen(`${LONG} I want to die.`).tier).not.toBe('watch');
  });
});

describe('where a text is read closely', () => {
  it('leaves no word out', () => {
    const tokens = tokensOf(`${STORY} ${'and on and on without an end '.repeat(40)}. ${STORY}`);
    const seen = new Set(
      windowsOf(tokens).flatMap(({ start, end }) =>
        Array.from({ length: end - start }, (_, nth) => start + nth),
      ),
    );
    expect(seen.size).toBe(tokens.length);
  });

  it('never takes back a crisis for the words that follow', () => {
    const text = 'I wrote the letters. I am not here on Friday.';
    expect(read(`${text} ${STORY}`).crisis).toBeGreaterThanOrEqual(read(text).crisis);
  });

  it('adds up the same for a stretch as for its words', () => {
    const tokens = tokensOf('I wrote the letters and left them on the table');
    const traits = traitsOf(tokens, []);
    const reading = new Reading({ bias: 0.5, scale: 1, weights: new Int8Array(1 << 12).fill(1) }, traits);
    expect(reading.of({ start: 0, end: tokens.length })).toBeCloseTo(0.5 + Math.sqrt(traits.place.length));
    expect(reading.of({ start: 2, end: 2 })).toBe(0.5);
  });
});
