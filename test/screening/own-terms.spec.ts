import { describe, expect, it } from 'vitest';
import { Budget } from '../../src/screening/budget.js';
import { screen } from '../../src/screening/screen.js';
import { mentions } from '../../src/screening/terms/mentions.js';
import { ownTerms, type OwnTerm } from '../../src/screening/terms/own-terms.js';
import { isTelling, phraseWords } from '../../src/screening/terms/phrase.js';
import type { Tier, Verdict } from '../../src/screening/verdict.js';

const GREYLARK: OwnTerm = {
  id: 'lark',
  phrase: 'greylark viaduct',
  category: 'suicide',
  tier: 'crisis',
  shadow: false,
};

function term(phrase: string, changes: Partial<OwnTerm> = {}): OwnTerm {
  return { ...GREYLARK, id: phrase, phrase, ...changes };
}

function judged(text: string, ...terms: OwnTerm[]): Verdict {
  return screen(text, { terms: ownTerms(7, terms) });
}

const PLAIN = 'We walked to the Greylark viaduct after lunch.';

describe('a live term', () => {
  it('raises the tier, adds its category and marks its words', () => {
    const verdict = judged(PLAIN, GREYLARK);
    expect(verdict).toMatchObject({ tier: 'crisis', about: 'unclear', categories: ['suicide'], terms: 7 });
    expect(verdict.score).toBeGreaterThanOrEqual(0.8);
    const [match] = verdict.matches;
    expect(match).toMatchObject({ rule: 'own.lark', category: 'suicide' });
    expect(PLAIN.slice(match!.start, match!.end)).toBe('Greylark viaduct');
  });

  it.each<[Tier, string | null]>([
    ['concern', 'unclear'],
    ['watch', null],
    ['none', null],
  ])('of tier %s asks for no more than that', (tier, about) => {
    const verdict = judged(PLAIN, term('greylark viaduct', { tier, category: 'drug_sourcing' }));
    expect(verdict).toMatchObject({ tier, about, categories: ['drug_sourcing'] });
  });

  it.each([
    ['third_party', 'someone_else'],
    ['harm_to_others', 'harm_to_others'],
  ] as const)('of category %s says whom it is about', (category, about) => {
    expect(judged(PLAIN, term('greylark', { category })).about).toBe(about);
  });

  it('never lowers what the rules found', () => {
    const text = `I am going to kill myself tonight. ${PLAIN}`;
    const [without, beside] = [screen(text), judged(text, term('greylark', { tier: 'watch' }))];
    expect(beside).toMatchObject({ tier: 'crisis', about: 'me', score: without.score });
    expect(beside.matches).toEqual(expect.arrayContaining(without.matches));
  });

  it('leaves a text without its words as it was', () => {
    for (const text of ['The viaduct is old.', 'Greylark. It has a viaductus.', 'I feel hopeless.'])
      expect(judged(text, GREYLARK)).toEqual({ ...screen(text), terms: 7 });
  });

  it('is found across a full stop inside its phrase, and with small words between', () => {
    expect(judged('They found him at St. Orrin quay.', term('St. Orrin quay')).tier).toBe('crisis');
    expect(judged('at the greylark, just really, viaduct', GREYLARK).tier).toBe('crisis');
    const other = 'the greylark and its viaduct';
    expect(judged(other, GREYLARK)).toEqual({ ...screen(other), terms: 7 });
  });

  it('does not hide one that begins alike', () => {
    const verdict = judged('i saw the quay really late', term('quay really late'), term('quay late'));
    expect(verdict.matches.map(({ rule }) => rule)).toEqual(['own.quay late', 'own.quay really late']);
  });
});

describe('a disguised term', () => {
  it.each([
    'gr3yl4rk v14duct',
    'GrEyLaRk ViAdUcT',
    'greylаrk viаduct',
    'ｇｒｅｙｌａｒｋ viaduct',
    'grey\u200blark via\u00adduct',
    'gréylärk viaduct',
    'g.r.e.y.l.a.r.k viaduct',
    'g r e y l a r k viaduct',
    'grey-lark via_duct',
    'gr*ylark v**d*ct',
    'greyyyylark viaduct!!!',
    'grey🐦lark via🐦duct',
    '**greylark** (viaduct),',
    'greylark\nviaduct',
    'greylarkviaduct',
    'g r e y l a r k v i a d u c t',
    'grey lark via duct',
    'greyylark viadduct',
  ])('is seen through: %s', (written) => {
    const text = `meet me at ${written} then`;
    const { tier, matches } = judged(text, GREYLARK);
    expect(tier).toBe('crisis');
    expect(matches.every(({ start, end }) => 0 <= start && start < end && end <= text.length)).toBe(true);
  });

  it('is read the same way in the list of terms', () => {
    expect(judged(PLAIN, term('“GREY\u200blark”  Viaduct!')).tier).toBe('crisis');
  });

  it('is not found in other words', () => {
    for (const text of [
      'a greylarking viaduct',
      'agreylark viaduct',
      'grey larks viaduct',
      'email grey@lark',
    ])
      expect(judged(text, GREYLARK)).toEqual({ ...screen(text), terms: 7 });
  });
});

describe('a term in shadow', () => {
  it('changes nothing and says what it would have done', () => {
    for (const text of [PLAIN, `${PLAIN} I feel hopeless.`, 'nothing of it']) {
      const { shadowed, ...verdict } = judged(text, { ...GREYLARK, shadow: true });
      const { shadowed: none, ...without } = { ...screen(text), terms: 7 };
      expect(verdict).toEqual(without);
      expect(none).toEqual([]);
      expect(shadowed).toEqual(text.startsWith('We') ? [{ term: 'lark', tier: 'crisis' }] : []);
    }
  });

  it('is counted once, however often it stands there', () => {
    expect(judged(PLAIN.repeat(3), { ...GREYLARK, shadow: true }).shadowed).toHaveLength(1);
  });
});

describe('the cost of terms', () => {
  const text = `${PLAIN} quay quay lantern and i want it so just really. `.repeat(40);
  const many = (count: number, lead: string) =>
    Array.from({ length: count }, (_, at) => term(`${lead} lantern word${at}`));

  it.each(['quay', 'i', 'so'])('of 500 that begin with "%s" is hardly more than that of 5', (lead) => {
    expect(steps(text, many(500, lead))).toBeLessThan(1.05 * steps(text, many(5, lead)));
  });

  it('grows no faster than the text', () => {
    const terms = [term('so just really so just lantern'), term('so so so lantern'), ...many(50, 'so')];
    for (const bait of ['so ', 'so just really ', 's*', 'g.r', 'so so lantern '])
      expect(steps(bait.repeat(2_000), terms)).toBeLessThan(2.1 * steps(bait.repeat(1_000), terms));
  });

  it('is nothing where there are none', () => {
    expect(steps(text, [])).toBe(stepsOf((budget) => screen(text, {}, budget)));
  });

  it('past the budget leaves the text to a person, and says which terms were known', () => {
    const verdict = screen(text, { terms: ownTerms(7, [GREYLARK]) }, new Budget(500));
    expect(verdict).toMatchObject({ unscreened: 'budget', terms: 7, shadowed: [] });
  });
});

describe('a phrase', () => {
  it('has the words that the screen reads', () => {
    expect(phraseWords('  Gonna, “QUAY” ')).toEqual(['going', 'to', 'quay']);
    expect(phraseWords('…')).toEqual([]);
  });

  it('says something only with a word that not every text has', () => {
    for (const phrase of ['', 'the', 'just really so', 'what do you do']) expect(told(phrase)).toBe(false);
    for (const phrase of ['quay', 'at the quay', 'so lantern']) expect(told(phrase)).toBe(true);
  });

  it('can be looked for in a text that is judged already', () => {
    const terms = ownTerms(1, [{ ...GREYLARK, shadow: true }]);
    expect([PLAIN, 'gr3ylark viaduct', 'the viaduct'].map((text) => mentions(text, terms))).toEqual([
      true,
      true,
      false,
    ]);
  });
});

function told(phrase: string): boolean {
  return isTelling(phraseWords(phrase));
}

function steps(text: string, terms: OwnTerm[]): number {
  return stepsOf((budget) => screen(text, { terms: ownTerms(1, terms) }, budget));
}

function stepsOf(work: (budget: Budget) => unknown): number {
  const budget = new Budget(Infinity);
  work(budget);
  return budget.spent;
}
