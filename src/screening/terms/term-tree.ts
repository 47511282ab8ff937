import type { OwnTerm } from './own-terms.js';

/** Phrases that begin alike share their first words, so that looking costs the same however many there are. */
export interface TermTree {
  /** The terms whose phrase ends here. */
  ends: OwnTerm[];
  next: Map<string, TermTree>;
}

/** Grows the tree of some terms, each with the words of its phrase. */
export function termTree(terms: { term: OwnTerm; words: string[] }[]): TermTree {
  const root: TermTree = { ends: [], next: new Map() };
  for (const { term, words } of terms) if (words.length > 0) words.reduce(branch, root).ends.push(term);
  return root;
}

/** Every word in a tree. */
export function wordsInTree(tree: TermTree): string[] {
  return [...tree.next].flatMap(([word, rest]) => [word, ...wordsInTree(rest)]);
}

function branch(tree: TermTree, word: string): TermTree {
  const rest = tree.next.get(word) ?? { ends: [], next: new Map<string, TermTree>() };
  tree.next.set(word, rest);
  return rest;
}
