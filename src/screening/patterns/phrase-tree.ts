/** Phrases that begin alike share their first words: looking one up costs its own length, however many there are. */
export interface PhraseTree {
  ends: boolean;
  next: Map<string, PhraseTree>;
}

/** Grows the tree of some phrases, each a list of words. */
export function phraseTree(phrases: string[][]): PhraseTree {
  const root: PhraseTree = { ends: false, next: new Map() };
  for (const phrase of phrases) grow(root, phrase);
  return root;
}

/** Every word in a tree. */
export function wordsIn(tree: PhraseTree): string[] {
  return [...tree.next].flatMap(([word, rest]) => [word, ...wordsIn(rest)]);
}

function grow(root: PhraseTree, phrase: string[]): void {
  let tree = root;
  for (const word of phrase) {
    const rest = tree.next.get(word) ?? { ends: false, next: new Map<string, PhraseTree>() };
    tree.next.set(word, rest);
    tree = rest;
  }
  tree.ends = true;
}
