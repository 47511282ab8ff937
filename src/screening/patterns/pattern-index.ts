import type { Budget } from '../budget.js';
import type { Token } from '../reading/tokens.js';
import { onlyWordAt, reachAll, wordsAt, type Attempt } from './matching.js';
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
    const attempt = { tokens, start: 0, limit: 0, budget };
    for (; attempt.start < tokens.length; attempt.start += 1) {
      if (attempt.start === attempt.limit) attempt.limit = sentenceEnd(tokens, attempt.start);
      if (this.mayBegin(tokens[attempt.start]!.word)) this.findAt(attempt, found);
    }
    return found;
  }

  /** Every word that any of the patterns names. */
  words(): string[] {
    return partsIn(this.tree).flatMap((part) => (part.kind === 'words' ? wordsIn(part.tree) : []));
  }

  private mayBegin(word: string): boolean {
    return this.byWord.has(word) || (this.byNumber.length > 0 && numberOf(word) >= 0);
  }

  private findAt(attempt: Attempt, found: Found<T>[]): void {
    const { word } = attempt.tokens[attempt.start]!;
    const beginning = this.byWord.get(word);
    if (beginning) goOn(beginning.after, attempt, [attempt.start + 1], found);
    if (beginning) for (const root of beginning.roots) follow(root, attempt, [attempt.start], found);
    if (this.byNumber.length === 0 || numberOf(word) < 0) return;
    for (const root of this.byNumber) follow(root, attempt, [attempt.start], found);
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

/** The end (exclusive) of the sentence that goes on at `start`. */
function sentenceEnd(tokens: Token[], start: number): number {
  let end = start + 1;
  while (end < tokens.length && tokens[end]!.gap !== 'sentence') end += 1;
  return end;
}

/** Reads a branch from the places reached so far, and goes on with what follows. */
function follow<T>(branch: Branch<T>, attempt: Attempt, places: number[], found: Found<T>[]): void {
  const reached = reachAll(attempt, branch.part, places);
  if (reached.length > 0) goOn(branch, attempt, reached, found);
}

/** Adds what ends where a match has come to, and follows every branch that may go on from there. */
function goOn<T>(tree: PatternTree<T>, attempt: Attempt, reached: number[], found: Found<T>[]): void {
  for (const meaning of tree.meanings)
    found.push({ meaning, start: attempt.start, end: Math.max(...reached) });
  for (const next of likely(tree, attempt, reached)) follow(next, attempt, reached, found);
}

/** The branches that the words at some places do not rule out. */
function likely<T>({ byWord, open }: PatternTree<T>, attempt: Attempt, places: number[]): Branch<T>[] {
  if (byWord.size === 0) return open;
  const only = places.length === 1 ? onlyWordAt(attempt, places[0]!) : undefined;
  if (only !== undefined) return byWord.get(only) ?? open;
  const words = wordsAt(attempt, places);
  const named = words.flatMap((word) => byWord.get(word) ?? []);
  return named.length === 0 ? open : [...new Set(named)];
}
