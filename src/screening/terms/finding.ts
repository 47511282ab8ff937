import type { Budget } from '../budget.js';
import { FILLERS } from '../patterns/small-words.js';
import type { Token } from '../reading/tokens.js';
import type { OwnTerm } from './own-terms.js';
import type { TermTree } from './term-tree.js';

/** Where a term stands, in token indexes; `end` exclusive. */
export interface FoundTerm {
  term: OwnTerm;
  start: number;
  end: number;
}

/** Every place where the words of a term follow each other; small words of the same sentence may stand between. */
export function findTerms(tokens: Token[], tree: TermTree, budget: Budget): FoundTerm[] {
  const found: FoundTerm[] = [];
  budget.step(tokens.length);
  for (const [start, { word }] of tokens.entries()) {
    const rest = tree.next.get(word);
    if (rest) new Walk(tokens, start, budget, found).follow(rest, start + 1);
  }
  return found;
}

/** The phrases that begin at one place of a text. */
class Walk {
  constructor(
    private readonly tokens: Token[],
    private readonly start: number,
    private readonly budget: Budget,
    private readonly found: FoundTerm[],
  ) {}

  /** Follows the branches of a tree from `place` on, and adds the terms that end on them. */
  follow(tree: TermTree, place: number): void {
    for (const term of tree.ends) this.found.push({ term, start: this.start, end: place });
    if (tree.next.size === 0) return;
    for (let at = place; at <= place + MOST_FILLERS && this.isOpen(at, place); at += 1) {
      const rest = tree.next.get(this.tokens[at]!.word);
      if (rest && this.isFirst(place, at)) this.follow(rest, at + 1);
      if (!FILLERS.has(this.tokens[at]!.word)) break;
    }
  }

  // The very next word counts across a full stop too, or no "St. Anne" would ever be found.
  private isOpen(at: number, place: number): boolean {
    this.budget.step();
    return at < this.tokens.length && (at === place || this.tokens[at]!.gap !== 'sentence');
  }

  // "still still": the first of a word is taken, the second is not another way to read the phrase.
  private isFirst(from: number, at: number): boolean {
    return this.tokens.slice(from, at).every(({ word }) => word !== this.tokens[at]!.word);
  }
}

const MOST_FILLERS = 3;
