import { wordSet } from '../lists.js';
import { FILLERS } from '../patterns/small-words.js';
import { normalise } from '../reading/normalise.js';
import { tokenise } from '../reading/tokens.js';

/** The words of a phrase as the screen reads them in a text, disguises taken off. */
export function phraseWords(phrase: string): string[] {
  return tokenise(normalise(phrase)).map(({ word }) => word);
}

/** Whether words say something of their own: small words alone would match nearly every text. */
export function isTelling(words: string[]): boolean {
  return words.some((word) => !FILLERS.has(word) && !SMALL.has(word));
}

const SMALL = wordSet(`
  a an the this that these those it its there here and or but so if then than as at by for from in into of off on out
  over to up with about i me my mine myself you your yours we us our he him his she her they them their who what when
  where why how am is are was were be been being do does did have has had will would can could should shall may might
  must not no yes all any some one more most much many other same such too only own get got go going know think like
  want just well ok okay day time thing things
`);
