import { compilePart, type Part } from './pattern.js';

/** Patterns that begin alike share their first parts, so that no part is tried twice at one place. */
export interface PatternTree<T> {
  /** What the patterns stand for that end here. */
  meanings: T[];
  next: Map<string, Branch<T>>;
  /** The branches that may go on with a word, by that word: most are ruled out by a look at the text's next word. */
  byWord: Map<string, Branch<T>[]>;
  /** The branches that may begin with anything; they are under every word of `byWord` too. */
  open: Branch<T>[];
}

export interface Branch<T> extends PatternTree<T> {
  part: Part;
}

/** Grows the tree of some patterns, each a line in the language of pattern.ts with what it stands for. */
export function patternTree<T>(lines: { line: string; meaning: T }[]): PatternTree<T> {
  const root: PatternTree<T> = bareTree();
  for (const { line, meaning } of lines) treeOf(root, line).meanings.push(meaning);
  return root;
}

/** Every part in a tree. */
export function partsIn<T>(tree: PatternTree<T>): Part[] {
  return [...tree.next.values()].flatMap((branch) => [branch.part, ...partsIn(branch)]);
}

function treeOf<T>(root: PatternTree<T>, line: string): PatternTree<T> {
  return line.split(' ').reduce(branchOf, root);
}

function branchOf<T>(tree: PatternTree<T>, written: string): PatternTree<T> {
  return tree.next.get(written) ?? grown(tree, written);
}

function grown<T>(tree: PatternTree<T>, written: string): Branch<T> {
  const branch = { part: compilePart(written), ...bareTree<T>() };
  tree.next.set(written, branch);
  const first = firstWords(branch.part);
  if (first === undefined) addOpen(tree, branch);
  else for (const word of first) addUnder(tree, word, branch);
  return branch;
}

/** A tree with nothing in it. */
export function bareTree<T>(): PatternTree<T> {
  return { meanings: [], next: new Map(), byWord: new Map(), open: [] };
}

/** Lets a tree go on as another does, too. */
export function merge<T>(tree: PatternTree<T>, other: PatternTree<T>): void {
  tree.meanings.push(...other.meanings);
  for (const branch of other.open) addOpen(tree, branch);
  for (const [word, branches] of other.byWord)
    for (const branch of branches) if (!other.open.includes(branch)) addUnder(tree, word, branch);
}

function addOpen<T>(tree: PatternTree<T>, branch: Branch<T>): void {
  tree.open.push(branch);
  for (const branches of tree.byWord.values()) branches.push(branch);
}

function addUnder<T>(tree: PatternTree<T>, word: string, branch: Branch<T>): void {
  const branches = tree.byWord.get(word);
  if (branches) branches.push(branch);
  else tree.byWord.set(word, [...tree.open, branch]);
}

/** The words that a part must begin with, after small words; undefined when it may match without a word of its own. */
function firstWords(part: Part): Iterable<string> | undefined {
  if (part.kind !== 'words' || part.optional || part.orEnd || part.tree.ends) return undefined;
  return part.tree.next.keys();
}
