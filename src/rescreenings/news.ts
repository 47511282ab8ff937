import type { Category, Tier } from '../screening/verdict.js';
import { consequenceOf } from '../threads/consequence.js';

/** What earlier verdicts and findings said of a text, all together. */
export interface KnownBefore {
  crisis: boolean;
  categories: Category[];
}

/** Whether a verdict would hold a text for what nobody knew of it before: a crisis, or a category. */
export function isNews(now: { tier: Tier; categories: Category[] }, before: KnownBefore): boolean {
  if (now.tier === 'crisis' && !before.crisis) return true;
  return now.categories.some((category) => holds(category) && !before.categories.includes(category));
}

function holds(category: Category): boolean {
  const alone = { tier: 'none' as const, categories: [category], unscreened: null };
  return (
    consequenceOf(alone, {
      strict: false,
      offDuty: false,
      afterRemoval: false,
      hiddenWords: false,
      resting: false,
      inCrisis: false,
    }).outcome !== 'clear'
  );
}
