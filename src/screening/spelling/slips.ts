import { KEYS } from './keys.js';
import { NOT_SLIPS } from './not-slips.js';

// A short word with its first letters swapped, or backwards, is too often another one.
const LONG = 5;

/**
 * What a key word becomes by one slip of the finger (a letter left out, doubled, or two swapped), by leaving out
 * vowels, or by writing it backwards; and the word that was meant. The first of KEYS wins.
 */
export const SLIPS: ReadonlyMap<string, string> = new Map(
  [...KEYS].reverse().flatMap((word) => slipsOf(word).map((slip) => [slip, word] as const)),
);

function slipsOf(word: string): string[] {
  const places = [...word].map((_, at) => at);
  const slips = [
    ...places.slice(1).map((at) => without(word, at)),
    ...places.slice(word.length < LONG ? 1 : 0).map((at) => swapped(word, at)),
    ...places.map((at) => doubled(word, at)),
    ...fewerVowels(word),
    ...(word.length < LONG ? [] : [[...word].reverse().join('')]),
  ];
  return slips.filter((slip) => slip.length > 2 && slip !== word && !NOT_SLIPS.has(slip));
}

function without(word: string, at: number): string {
  return word.slice(0, at) + word.slice(at + 1);
}

function doubled(word: string, at: number): string {
  return word.slice(0, at + 1) + word.slice(at);
}

function swapped(word: string, at: number): string {
  return word.slice(0, at) + word.slice(at + 1, at + 2) + word.slice(at, at + 1) + word.slice(at + 2);
}

/** The first letter stays; each vowel behind it may go. */
function fewerVowels(word: string): string[] {
  const grow = (forms: string[], letter: string): string[] =>
    'aeiou'.includes(letter)
      ? forms.flatMap((form) => [form, form + letter])
      : forms.map((form) => form + letter);
  return [...word.slice(1)].reduce(grow, [word.slice(0, 1)]);
}
