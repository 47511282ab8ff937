import type { Model } from './model.js';
import { PLACES, type Traits } from './traits.js';
import type { Stretch } from './windows.js';

const MOST = 3;

/** The words of a window that speak most for a risk: at most three places, none inside another. */
export function strongestOf(traits: Traits, window: Stretch, { risk, crisis }: Model): Stretch[] {
  const weight = (place: number): number => at(risk.weights, place) + at(crisis.weights, place);
  const places = placesIn(traits, window).map((each) => ({ ...each, weight: weight(each.place) }));
  places.sort((one, two) => two.weight - one.weight || one.start - two.start);
  return apart(places.filter((each) => each.weight > 0));
}

function at(weights: Int8Array, place: number): number {
  return weights[place & (Math.min(weights.length, PLACES) - 1)]!;
}

function placesIn(traits: Traits, { start, end }: Stretch): (Stretch & { place: number })[] {
  const found: (Stretch & { place: number })[] = [];
  for (let word = start; word < end; word += 1)
    for (let trait = word === 0 ? 0 : traits.ends[word - 1]!; trait < traits.ends[word]!; trait += 1)
      found.push({ place: traits.place[trait]!, start: traits.from[trait]!, end: word + 1 });
  return found;
}

function apart(places: Stretch[]): Stretch[] {
  const kept: Stretch[] = [];
  for (const { start, end } of places) {
    if (kept.length === MOST) break;
    if (kept.every((other) => end <= other.start || other.end <= start)) kept.push({ start, end });
  }
  return kept;
}
