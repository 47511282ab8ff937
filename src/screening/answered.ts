import type { Category, Tier } from './verdict.js';

/** What a text answers: the gravest tier of the posts above it, and every category that was found in them. */
export interface Answered {
  tier: Tier;
  categories: Category[];
}

/** Whether it answers somebody who may be in danger of dying. */
export function answersRisk(answered: Answered | undefined): boolean {
  if (!answered) return false;
  return answered.tier === 'crisis' || (answered.tier === 'concern' && answered.categories.some(isOfDying));
}

function isOfDying(category: Category): boolean {
  return OF_DYING.has(category);
}

const OF_DYING: ReadonlySet<Category> = new Set([
  'suicide',
  'self_harm',
  'hopelessness',
  'overdose',
  'method_seeking',
]);
