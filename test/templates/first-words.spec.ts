import { describe, expect, it } from 'vitest';
import { fill, hasUnknownPlaceholder } from '../../src/templates/filling.js';
import { firstWords } from '../../src/templates/seed-templates.js';
import { TEMPLATE_OUTCOMES } from '../../src/templates/template.js';
import { CATEGORIES } from '../../src/terms/forms.js';

const templates = firstWords().map((each) => ({ ...each, text: each.words.join('\n') }));
const named = templates.map((each): [string, string] => [`${each.outcome}: ${each.name}`, each.text]);

// What hurts, blames, promises, or calls a death by suicide a deed.
const NEVER = [
  /\b(commit|committed|successful|succeeded|failed)\b/i,
  /\bpromise|\bguarantee|\beverything will|\bit (will|gets?|is going to) (be|get)? ?(better|fine|okay)/i,
  /\byour fault|\byou (should|must|have to|need to|ought)\b(?! not)/i,
  /\b(selfish|attention|overreact|dramatic|crazy)\b/i,
  /\bwe will (always|be there|never)|\bnobody will (know|be told)/i,
];

describe('the first words', () => {
  it('are there for every outcome that takes words', () => {
    expect([...new Set(templates.map(({ outcome }) => outcome))].sort()).toEqual(
      [...TEMPLATE_OUTCOMES].sort(),
    );
  });

  it('have names that tell them apart', () => {
    expect(new Set(named.map(([name]) => name)).size).toBe(named.length);
  });

  it.each(named)('thank, and name a way to help: %s', (name, text) => {
    if (!name.endsWith('In danger now')) expect(text).toMatch(/Thank you/);
    expect(text).toMatch(/lines at the top of this page|call a doctor/);
  });

  it.each(named)('say what they can do now, or ask: %s', (_, text) => {
    expect(text).toMatch(/\b(you can|please call|call your|change your text|change it|choose)\b/i);
  });

  it.each(named)('do not blame, promise or judge: %s', (_, text) => {
    for (const pattern of NEVER) expect(text).not.toMatch(pattern);
  });

  it.each(named)('are filled whole, and fit: %s', (_, text) => {
    expect(hasUnknownPlaceholder(text)).toBe(false);
    expect(fill(text, { name: 'Ana', board: 'Anxiety' })).not.toMatch(/[{}]/);
    expect(text.length).toBeLessThan(1_500);
  });

  it.each(named)('hold no word of the machine’s: %s', (_, text) => {
    for (const category of CATEGORIES.filter((each) => each.includes('_')))
      expect(text).not.toContain(category);
    expect(text).not.toMatch(/\b(tier|score|verdict|flag(ged)?|algorithm|moderator|revision)\b/i);
  });

  it('put help first where somebody may be in danger', () => {
    const grave = templates.filter(({ outcome }) => outcome === 'keep' || outcome === 'message');
    for (const { text } of grave) expect(text.split('\n')[0]).toMatch(/emergency number/);
  });
});

describe('filling', () => {
  it('reads nothing twice, whatever a name holds', () => {
    expect(fill('{name} on {board}', { name: '{board} $& $1', board: 'Family' })).toBe(
      '{board} $& $1 on Family',
    );
  });
});
