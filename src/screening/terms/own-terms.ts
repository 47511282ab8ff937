import type { Category, Tier } from '../verdict.js';
import { phraseWords } from './phrase.js';
import { termTree, wordsInTree, type TermTree } from './term-tree.js';
import { OwnWords } from './own-words.js';

/** A phrase that the operators of a place know better than the screen does. */
export interface OwnTerm {
  id: string;
  phrase: string;
  category: Category;
  /** `none`: the category alone. */
  tier: Tier;
  /** Only counts what it would have done. */
  shadow: boolean;
}

/** Own terms, ready to be looked for. */
export interface OwnTerms {
  /** Says which terms a verdict knew; 0 is none. */
  version: number;
  tree: TermTree;
  words: OwnWords;
}

/** Makes terms ready. Their phrases are read as any text is; one without words never matches. */
export function ownTerms(version: number, terms: OwnTerm[]): OwnTerms {
  const tree = termTree(
    terms.flatMap((term) => waysToWrite(phraseWords(term.phrase)).map((words) => ({ term, words }))),
  );
  return { version, tree, words: new OwnWords(wordsInTree(tree)) };
}

// Without its spaces too, where that is too long to be another word.
function waysToWrite(words: string[]): string[][] {
  const whole = words.join('');
  return words.length > 1 && whole.length >= LONG ? [words, [whole]] : [words];
}

const LONG = 10;

/** For places that have none. */
export const NO_TERMS = ownTerms(0, []);
