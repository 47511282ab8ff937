import type { Budget } from '../budget.js';
import type { Token } from '../reading/tokens.js';
import { reachAll, wordsAt, type Attempt } from './matching.js';
import { numberOf } from './numbers.js';
import type { Part } from './pattern.js';
import { bareTree, merge, partsIn, patternTree, type Branch, type PatternTree } from './pattern-tree.js';
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
  private readonly byWord = new Map<string, Beginning<T>>();
  private readonly byNumber: Branch<T>[] = [];

  /** @param lines patterns in the language of pattern.ts; throws when one could begin with any word */
  constructor(lines: { line: string; meaning: T }[]) {
    this.tree = patternTree(lines);
    for (const branch of this.tree.next.values()) this.keep(branch, branch);
  }

  /** Every match in a text, in the order of where it begins. */
  find(tokens: Token[], budget: Budget): Found<T>[] {
    const found: Found<T>[] = [];
    for (const start of tokens.keys()) this.findAt({ tokens, start, budget }, found);
    return found;
  }

  /** Every word that any of the patterns names. */
  words(): string[] {
    return partsIn(this.tree).flatMap((part) => (part.kind === 'words' ? wordsIn(part.tree) : []));
  }

  private findAt(attempt: Attempt, found: Found<T>[]): void {
    const { tokens, start } = attempt;
    const { word } = tokens[start]!;
    const beginning = this.byWord.get(word);
    if (beginning) goOn(beginning.after, attempt, [start + 1], found);
    for (const root of beginning?.roots ?? []) follow(root, attempt, [start], found);
    if (numberOf(word) >= 0) for (const root of this.byNumber) follow(root, attempt, [start], found);
  }

  /** Keeps a root under the words that a branch of it may begin with. */
  private keep(root: Branch<T>, { part, next }: Branch<T>): void {
    if (part.kind === 'number') this.byNumber.push(root);
    else if (part.kind === 'start') for (const after of next.values()) this.keep(root, after);
    else if (part.kind !== 'words' || part.optional) throw new Error('A pattern must begin with a word');
    else for (const word of part.tree.next.keys()) this.keepUnder(word, root);
  }

  private keepUnder(word: string, root: Branch<T>): void {
    const kept = this.byWord.get(word) ?? { after: bareTree<T>(), roots: [] };
    this.byWord.set(word, kept);
    if (isThatWord(root.part, word)) merge(kept.after, root);
    else if (!kept.roots.includes(root)) kept.roots.push(root);
  }
}

/** The patterns that begin with a word: what comes after it in those that need no more, and the others. */
interface Beginning<T> {
  after: PatternTree<T>;
  roots: Branch<T>[];
}

function isThatWord(part: Part, word: string): boolean {
  if (part.kind !== 'words' || part.orEnd) return false;
  const { ends, next } = part.tree.next.get(word)!;
  return ends && next.size === 0;
}

/** Reads a branch from the places reached so far, and goes on with what follows. */
function follow<T>(branch: Branch<T>, attempt: Attempt, places: number[], found: Found<T>[]): void {
  const reached = reachAll(attempt, branch.part, places);
  if (reached.length > 0) goOn(branch, attempt, reached, found);
}

/** Adds what ends where a match has come to, and follows every branch that may go on from there. */
function goOn<T>(tree: PatternTree<T>, attempt: Attempt, reached: number[], found: Found<T>[]): void {
  const end = Math.max(...reached);
  for (const meaning of tree.meanings) found.push({ meaning, start: attempt.start, end });
  for (const next of likely(tree, attempt, reached)) follow(next, attempt, reached, found);
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
