import { wordSet, wordsOf } from '../lists.js';

const FRAGILE = wordsOf(`
  suicide suicidal overdose overdosed hopeless relapsed burden goodbye killing tonight thoughts anymore
  cutting worthless paracetamol swallowed attempt attempted
`);

// Words of their own that look like a slip of a fragile one.
const NOT_SLIPS = wordSet('kiling relapse cuting though thought burdens kinding attempts');

/** One slip of the finger, a letter left out or two swapped, and the fragile word that was meant. */
export const SLIPS: ReadonlyMap<string, string> = new Map(
  FRAGILE.flatMap((word) => slipsOf(word).map((slip) => [slip, word] as const)),
);

function slipsOf(word: string): string[] {
  const places = [...word].map((_, index) => index).slice(1);
  const slips = [...places.map((at) => without(word, at)), ...places.map((at) => swapped(word, at))];
  return slips.filter((slip) => slip !== word && !NOT_SLIPS.has(slip));
}

function without(word: string, at: number): string {
  return word.slice(0, at) + word.slice(at + 1);
}

function swapped(word: string, at: number): string {
  return word.slice(0, at) + word.slice(at + 1, at + 2) + word.slice(at, at + 1) + word.slice(at + 2);
}
