import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonsOf } from '../../src/reviews/reasons.js';
import { RULES } from '../../src/screening/rules.js';
import type { Match } from '../../src/screening/verdict.js';
import { CRISIS, openThread, settled } from '../support/people.js';
import { type Desk, heldThread, startDesk } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk(true);
});
afterAll(() => desk.stop());

const text = 'one two three four';
const match = (words: string, rule: string, category: Match['category'] = 'suicide'): Match => {
  const start = text.indexOf(words);
  return { start, end: start + words.length, rule, category };
};
const UNKNOWN = reasonsOf([match('one', 'gone.rule', 'gone' as Match['category'])], text)[0]?.sentence;

describe('the reasons of a verdict', () => {
  it('are sentences with their words, each reason once', () => {
    const found = reasonsOf(
      [match('one', 'suicide.wish'), match('two', 'cue.means'), match('three', 'suicide.wish')],
      text,
    );
    expect(found.map(({ words }) => words)).toEqual([['one', 'three'], ['two']]);
    expect(new Set(found.map(({ sentence }) => sentence)).size).toBe(2);
  });

  it('name each own term apart', () => {
    const [one, two] = [randomUUID(), randomUUID()];
    const found = reasonsOf([match('one', `own.${one}`), match('two', `own.${two}`)], text);
    expect(found.map(({ term, words }) => [term, words])).toEqual([
      [one, ['one']],
      [two, ['two']],
    ]);
  });

  it('fall back to the family of a rule, then to its category, then say that it is gone', () => {
    const sentences = ['cue.of_tomorrow', 'of_tomorrow.unkind', 'of_tomorrow'].map(
      (rule) => reasonsOf([match('one', rule, 'unkind')], text)[0]?.sentence,
    );
    expect(sentences[0]).toBe('It has a sign that often stands beside a plan.');
    expect(sentences.slice(1)).toEqual(['It may attack somebody.', 'It may attack somebody.']);
    expect(UNKNOWN).toContain('earlier screen');
    expect(reasonsOf([match('one', 'constructor', 'toString' as Match['category'])], text)[0]?.sentence).toBe(
      UNKNOWN,
    );
  });

  it.each([
    ...RULES.map(({ id, category }) => [id, category] as const),
    ['wording.crisis', 'suicide'] as const,
  ])('are known for %s', (rule, category) => {
    expect(reasonsOf([match('one', rule, category)], text)[0]?.sentence).not.toBe(UNKNOWN);
  });
});

describe('the page of a held text', () => {
  it('says why the screen stopped, what judged, and how long it took', async () => {
    const { postId } = await openThread(desk, desk.ana, { title: 'Tonight', body: CRISIS.me });
    await settled(desk, postId);
    const [row] = await desk.sql<{ id: string; engine: string; score: number; micros: number }>(
      `select r.id, v.engine, v.score, v.micros from revisions r join verdicts v on v.revision_id = r.id
       where r.post_id = $1`,
      [postId],
    );
    expect(row?.micros).toBeGreaterThan(0);
    const { page } = await desk.mo.open(`/reviews/${row?.id}`);
    const why = page
      .querySelectorAll('details')
      .find((each) => each.text.includes('Why the screen stopped here'));
    expect(
      why
        ?.querySelectorAll('q')
        .map((each) => each.text)
        .join(' '),
    ).toContain('kill myself');
    const facts = why?.querySelector('.facts')?.structuredText;
    expect(facts).toContain(row?.engine);
    expect(facts).toContain(row?.score.toFixed(2));
    expect(facts).toContain(`${((row?.micros ?? 0) / 1000).toFixed(1)} ms`);
  });

  it('says so where no words were found, and no time where nobody took it', async () => {
    const held = await heldThread(desk, {}, { tier: 'none', about: null, why: 'language' });
    const { text: words } = await desk.mo.open(`/reviews/${held.id}`);
    expect(words).toContain('It found nothing in the words themselves.');
    expect(words).not.toContain('Time taken');
  });

  it('leads who answers for own terms to the term', async () => {
    const term = randomUUID();
    const held = await heldThread(
      desk,
      {},
      { matches: [{ start: 0, end: 4, rule: `own.${term}`, category: 'suicide' }] },
    );
    const lead = await desk.person('Lou Spring', 'lead');
    expect((await lead.open(`/reviews/${held.id}`)).html).toContain(`href="/terms/${term}"`);
    expect((await desk.mo.open(`/reviews/${held.id}`)).html).not.toContain(`/terms/${term}`);
  });
});
