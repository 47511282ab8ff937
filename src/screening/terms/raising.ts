import { BANDS } from '../combine/combine.js';
import { widest } from '../matches.js';
import { graver, type About, type Category, type Match, type Shadowed, type Verdict } from '../verdict.js';
import type { TermPlace } from './looking.js';

/** A verdict with what the own terms that were found add to it. They raise its tier, and never lower it. */
export function withTerms(verdict: Verdict, places: TermPlace[]): Verdict {
  const live = places.filter(({ term }) => !term.shadow);
  const shadowed = shadowedBy(places.filter(({ term }) => term.shadow));
  return live.length === 0 ? { ...verdict, shadowed } : { ...raised(verdict, live), shadowed };
}

function raised(verdict: Verdict, live: TermPlace[]): Verdict {
  const tier = live.reduce((gravest, { term }) => graver(gravest, term.tier), verdict.tier);
  const added = live.map(({ term }) => term.category);
  return {
    ...verdict,
    tier,
    about: tier === 'crisis' || tier === 'concern' ? (verdict.about ?? aboutOf(added)) : null,
    score: Math.max(verdict.score, BANDS[tier][0]),
    categories: [...new Set([...verdict.categories, ...added])],
    matches: widest([...verdict.matches, ...live.map(matchOf)]),
  };
}

// A phrase of the place's own does not say whom it is about, unless its category does.
function aboutOf(categories: Category[]): About {
  if (categories.includes('harm_to_others')) return 'harm_to_others';
  return categories.includes('third_party') ? 'someone_else' : 'unclear';
}

function matchOf({ term, start, end }: TermPlace): Match {
  return { start, end, rule: `own.${term.id}`, category: term.category };
}

function shadowedBy(places: TermPlace[]): Shadowed[] {
  const tiers = new Map(places.map(({ term }) => [term.id, term.tier]));
  return [...tiers].map(([term, tier]) => ({ term, tier }));
}
