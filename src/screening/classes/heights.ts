import { phrasesOf, wordsOf } from '../lists.js';

/** Jumping from a height, in the given form of the verb: "jump off a bridge", "jumping out the window" … */
export function heights(verb: string): string[] {
  return PLACES.flatMap((place) => WAYS.map((way) => `${verb} ${way} ${place}`));
}

const PLACES = [
  ...wordsOf('bridge building cliff roof balcony ledge overpass tower window'),
  'car park',
  'high rise',
];
const WAYS = phrasesOf('off a, off the, from a, from the, off this, out of the, out the');
