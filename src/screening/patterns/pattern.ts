import { CLASSES } from '../classes/classes.js';
import { phraseTree, type PhraseTree } from './phrase-tree.js';

/**
 * The small language of the rules, one word after another:
 * `a|b` either word · `{class}` any phrase of a class in classes/ · `?x` may be missing · `~3` up to three
 * words that deny nothing · `#` a number · `##` a number of eight or more · `^` start and `$` end of a clause.
 * Small words such as "just" or "really" may stand anywhere between. A match stays inside one sentence.
 * `orEnd`: the end of a clause does as well as a phrase.
 */
export type Part =
  | { kind: 'words'; tree: PhraseTree; optional: boolean; orEnd: boolean }
  | { kind: 'gap'; most: number }
  | { kind: 'number'; least: number }
  | { kind: 'start' }
  | { kind: 'end' };

/** Compiles one place of the language; throws on an unknown class. */
export function compilePart(written: string): Part {
  const sign = SIGNS.get(written);
  if (sign !== undefined) return sign;
  return written.startsWith('~') ? { kind: 'gap', most: Number(written.slice(1)) } : words(written);
}

const SIGNS: ReadonlyMap<string, Part> = new Map<string, Part>([
  ['^', { kind: 'start' }],
  ['$', { kind: 'end' }],
  ['#', { kind: 'number', least: 0 }],
  ['##', { kind: 'number', least: 8 }],
]);

function words(written: string): Part {
  const optional = written.startsWith('?');
  const choices = (optional ? written.slice(1) : written).split('|');
  const tree = phraseTree(choices.filter((choice) => choice !== '$').flatMap(phrases));
  return { kind: 'words', tree, optional, orEnd: choices.includes('$') };
}

function phrases(choice: string): string[][] {
  if (!choice.startsWith('{')) return [[choice]];
  const found = CLASSES[choice.slice(1, -1)];
  if (!found) throw new Error(`Unknown word class ${choice}`);
  return found.map((phrase) => phrase.split(' '));
}
