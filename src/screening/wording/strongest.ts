import type { Model } from './model.js';
import { PLACES, type Traits } from './traits.js';
import type { Stretch } from './windows.js';

const MOST = 3;

/** The words of a window that speak most for a risk: at most three places, none inside another. */
export function strongestOf(traits: Traits, window: Stretch, { risk, crisis }: Model): Stretch[] {
  const weigh = (place: number): number => at(risk.weights, place) + at(crisis.weights, place);
  const kept: Stretch[] = [];
  while (kept.length < MOST) {
    const next = heaviest(traits, window, weigh, kept);
    if (next === undefined) break;
    kept.push(next);
  }
  return kept;
}

function at(weights: Int8Array, place: number): number {
  return weights[place & (Math.min(weights.length, PLACES) - 1)]!;
}

/** The heaviest place beside those kept, the first of equals; undefined when nothing is left that speaks for a risk. */
function heaviest(
  { place, from, ends }: Traits,
  window: Stretch,
  weigh: (place: number) => number,
  kept: Stretch[],
): Stretch | undefined {
  let best: (Stretch & { weight: number }) | undefined;
  for (let word = window.start; word < window.end; word += 1)
    for (let trait = word === 0 ? 0 : ends[word - 1]!; trait < ends[word]!; trait += 1) {
      const [weight, start] = [weigh(place[trait]!), from[trait]!];
      if (weight <= 0 || weight < (best?.weight ?? 0) || (weight === best?.weight && start >= best.start))
        continue;
      if (isApart(start, word + 1, kept)) best = { start, end: word + 1, weight };
    }
  return best && { start: best.start, end: best.end };
}

function isApart(start: number, end: number, kept: Stretch[]): boolean {
  return kept.every((other) => end <= other.start || other.end <= start);
}
