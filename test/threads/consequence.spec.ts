import { describe, expect, it } from 'vitest';
import type { About, Category, Tier, Unscreened, Verdict } from '../../src/screening/verdict.js';
import { consequenceOf, type HoldReason } from '../../src/threads/consequence.js';

const EASY = {
  strict: false,
  offDuty: false,
  afterRemoval: false,
  hiddenWords: false,
  resting: false,
  inCrisis: false,
};
const TIERS: Tier[] = ['none', 'watch', 'concern', 'crisis'];
const CATEGORIES: Category[] = [
  'suicide',
  'self_harm',
  'harm_to_others',
  'overdose',
  'relapse',
  'hopelessness',
  'third_party',
  'method_info',
  'method_seeking',
  'encouragement',
  'unsafe_advice',
  'drug_sourcing',
  'contact_details',
  'unkind',
  'abuse_disclosed',
  'minor',
  'spam',
];
const HELD: Partial<Record<Category, HoldReason>> = {
  method_info: 'harmful_detail',
  method_seeking: 'harmful_detail',
  encouragement: 'harmful_detail',
  unsafe_advice: 'advice',
  drug_sourcing: 'sourcing',
  contact_details: 'contact_details',
  unkind: 'unkind',
  spam: 'spam',
};

describe('what follows from a verdict', () => {
  it.each<[Tier, HoldReason | null, HoldReason | null]>([
    ['none', null, null],
    ['watch', null, null],
    ['concern', null, 'strict'],
    ['crisis', 'crisis', 'crisis'],
  ])('by tier: %s', (tier, why, whyWhenStrict) => {
    expect(reason(verdict({ tier }))).toBe(why);
    expect(reason(verdict({ tier }), { ...EASY, strict: true })).toBe(whyWhenStrict);
  });

  it.each<[Tier, HoldReason | null]>([
    ['none', null],
    ['watch', null],
    ['concern', 'off_duty'],
    ['crisis', 'crisis'],
  ])('by tier while nobody is on duty, where that was chosen: %s', (tier, why) => {
    expect(reason(verdict({ tier }), { ...EASY, offDuty: true })).toBe(why);
    expect(reason(verdict({ tier }), { ...EASY, offDuty: true, strict: true })).toBe(
      tier === 'concern' ? 'strict' : why,
    );
  });

  it.each<About>(['me', 'someone_else', 'under_way', 'harm_to_others', 'unclear'])(
    'holds a crisis: %s',
    (about) => {
      expect(consequenceOf(verdict({ tier: 'crisis', about }), EASY)).toEqual({
        outcome: 'hold',
        why: 'crisis',
      });
    },
  );

  it.each(CATEGORIES)('by category: %s', (category) => {
    const expected = HELD[category] ?? null;
    expect(reason(verdict({ categories: [category] }))).toBe(expected);
    expect(reason(verdict({ tier: 'watch', categories: [category] }))).toBe(expected);
    expect(reason(verdict({ tier: 'crisis', categories: [category] }))).toBe('crisis');
  });

  it.each<[Unscreened, HoldReason | null]>([
    [null, null],
    ['too_long', 'unscreened'],
    ['budget', 'unscreened'],
    ['error', 'unscreened'],
    ['language', 'language'],
  ])('when it could not be given: %s', (unscreened, why) => {
    expect(reason(verdict({ unscreened }))).toBe(why);
    expect(reason(verdict({ unscreened, tier: 'crisis' }))).toBe('crisis');
  });

  it('never limits anyone for distress, abuse or age', () => {
    const sad = verdict({
      tier: 'concern',
      categories: ['hopelessness', 'relapse', 'abuse_disclosed', 'minor', 'self_harm'],
    });
    expect(consequenceOf(sad, EASY)).toEqual({ outcome: 'clear', why: null });
  });

  it('leaves it to a person after a removal, whatever the verdict', () => {
    for (const tier of TIERS)
      for (const category of [undefined, ...CATEGORIES]) {
        const judged = verdict({ tier, categories: category ? [category] : [] });
        expect(consequenceOf(judged, { ...EASY, afterRemoval: true }).outcome).toBe('hold');
      }
    expect(reason(verdict({}), { ...EASY, afterRemoval: true })).toBe('after_removal');
  });

  it('leaves it to a person where hidden words come back, whatever the verdict', () => {
    for (const tier of TIERS)
      expect(consequenceOf(verdict({ tier }), { ...EASY, hiddenWords: true }).outcome).toBe('hold');
    expect(reason(verdict({}), { ...EASY, hiddenWords: true })).toBe('hidden_words');
  });

  it.each(TIERS)('leaves details alone to their author: %s', (tier) => {
    const details = verdict({ tier, categories: ['contact_details', 'hopelessness', 'relapse'] });
    const outcome = tier === 'crisis' ? 'hold' : 'ask';
    expect(consequenceOf(details, EASY).outcome).toBe(outcome);
    expect(consequenceOf(details, { ...EASY, strict: true, offDuty: true }).outcome).toBe(
      tier === 'concern' ? 'hold' : outcome,
    );
  });

  it.each<Category>([
    'method_info',
    'method_seeking',
    'encouragement',
    'unsafe_advice',
    'drug_sourcing',
    'unkind',
    'spam',
    'minor',
    'abuse_disclosed',
  ])('leaves details to a person beside %s', (category) => {
    const both = verdict({ categories: ['contact_details', category] });
    expect(consequenceOf(both, EASY).outcome).toBe('hold');
  });

  it.each(['afterRemoval', 'hiddenWords', 'resting', 'inCrisis'] as const)(
    'leaves details to a person: %s',
    (circumstance) => {
      const details = verdict({ categories: ['contact_details'] });
      expect(consequenceOf(details, { ...EASY, [circumstance]: true }).outcome).toBe('hold');
    },
  );

  it('leaves details to a person where nothing could judge the rest', () => {
    const unread = verdict({ categories: ['contact_details'], unscreened: 'language' });
    expect(consequenceOf(unread, EASY)).toEqual({ outcome: 'hold', why: 'language' });
  });

  it('lets the strictest win: more of what is held never clears', () => {
    for (const tier of TIERS)
      for (const one of CATEGORIES)
        for (const two of CATEGORIES) {
          const both = reason(verdict({ tier, categories: [one, two] }));
          const alone = [one, two].some(
            (category) => reason(verdict({ tier, categories: [category] })) !== null,
          );
          expect(both !== null).toBe(alone);
        }
  });

  it('does not depend on the order of the categories', () => {
    for (const one of CATEGORIES)
      for (const two of CATEGORIES)
        expect(reason(verdict({ categories: [one, two] }))).toBe(reason(verdict({ categories: [two, one] })));
  });
});

function reason(judged: Verdict, circumstances = EASY): HoldReason | null {
  const { outcome, why } = consequenceOf(judged, circumstances);
  expect(outcome === 'clear').toBe(why === null);
  return why;
}

function verdict(parts: Partial<Verdict>): Verdict {
  const plain = {
    engine: 'test',
    tier: 'none',
    about: null,
    score: 0,
    unscreened: null,
    terms: 0,
  } as const;
  return { ...plain, categories: [], matches: [], shadowed: [], ...parts };
}
