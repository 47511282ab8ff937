import { compilePart, type Part } from './pattern.js';

/** Patterns that begin alike share their first parts, so that no part is tried twice at one place. */
export interface PatternTree<T> {
  /** What the patterns stand for that end here. */
  meanings: T[];
  next: Map<string, Branch<T>>;
}

export interface Branch<T> extends PatternTree<T> {
  part: Part;
}

/** Grows the tree of some patterns, each a line in the language of pattern.ts with what it stands for. */
export function patternTree<T>(lines: { line: string; meaning: T }[]): PatternTree<T> {
  const root: PatternTree<T> = { meanings: [], next: new Map() };
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
  const branch = tree.next.get(written) ?? { part: compilePart(written), meanings: [], next: new Map() };
  tree.next.set(written, branch);
  return branch;
}
