import type { Budget } from '../budget.js';
import type { Token } from '../reading/tokens.js';
import { reachAll, wordsAt, type Attempt } from './matching.js';
import { numberOf } from './numbers.js';
import { partsIn, patternTree, type Branch, type PatternTree } from './pattern-tree.js';
import { wordsIn } from './phrase-tree.js';

/** Where in a text what was found, in token indexes; `end` exclusive. */
export interface Found<T> {
  meaning: T;
  start: number;
  end: number;
}

/** Patterns with what each stands for, kept by the word they begin with. */
export class PatternIndex<T> {
  private readonly tree: PatternTree<T>;
  private readonly byWord = new Map<string, Branch<T>[]>();
  private readonly byNumber: Branch<T>[] = [];

  /** @param lines patterns in the language of pattern.ts; throws when one could begin with any word */
  constructor(lines: { line: string; meaning: T }[]) {
    this.tree = patternTree(lines);
    for (const branch of this.tree.next.values()) this.keep(branch, branch);
  }

  /** Every match in a text, in the order of where it begins. */
  find(tokens: Token[], budget: Budget): Found<T>[] {
    const found: Found<T>[] = [];
    for (const [start, { word }] of tokens.entries())
      for (const branch of this.startingWith(word)) follow(branch, { tokens, start, budget }, [start], found);
    return found;
  }

  /** Every word that any of the patterns names. */
  words(): string[] {
    return partsIn(this.tree).flatMap((part) => (part.kind === 'words' ? wordsIn(part.tree) : []));
  }

  private startingWith(word: string): Branch<T>[] {
    const named = this.byWord.get(word) ?? [];
    return numberOf(word) < 0 ? named : [...named, ...this.byNumber];
  }

  /** Keeps a root under the words that a branch of it may begin with. */
  private keep(root: Branch<T>, { part, next }: Branch<T>): void {
    if (part.kind === 'number') this.byNumber.push(root);
    else if (part.kind === 'start') for (const after of next.values()) this.keep(root, after);
    else if (part.kind !== 'words' || part.optional) throw new Error('A pattern must begin with a word');
    else for (const word of part.tree.next.keys()) this.keepUnder(word, root);
  }

  private keepUnder(word: string, root: Branch<T>): void {
    const kept = this.byWord.get(word) ?? [];
    if (!kept.includes(root)) this.byWord.set(word, [...kept, root]);
  }
}

/** Follows a branch from the places reached so far, and adds what ends on it to `found`. */
function follow<T>(branch: Branch<T>, attempt: Attempt, places: number[], found: Found<T>[]): void {
  const reached = reachAll(attempt, branch.part, places);
  if (reached.length === 0) return;
  const end = Math.max(...reached);
  for (const meaning of branch.meanings) found.push({ meaning, start: attempt.start, end });
  for (const next of likely(branch, attempt, reached)) follow(next, attempt, reached, found);
}

/** The branches that the words at some places do not rule out. */
function likely<T>(tree: PatternTree<T>, attempt: Attempt, places: number[]): Iterable<Branch<T>> {
  if (tree.byWord.size === 0) return tree.open;
  const branches = new Set(tree.open);
  for (const place of places)
    for (const word of wordsAt(attempt, place))
      for (const branch of tree.byWord.get(word) ?? []) branches.add(branch);
  return branches;
}
