import type { Budget } from '../budget.js';
import type { Token } from '../reading/tokens.js';
import { matchAt } from './matching.js';
import { numberOf } from './numbers.js';
import { compile, type Pattern } from './pattern.js';
import { wordsIn } from './phrase-tree.js';

/** Where in a text what was found, in token indexes; `end` exclusive. */
export interface Found<T> {
  meaning: T;
  start: number;
  end: number;
}

interface Entry<T> {
  pattern: Pattern;
  meaning: T;
}

/** Patterns with what each stands for, kept by the word they begin with. */
export class PatternIndex<T> {
  private readonly byWord = new Map<string, Entry<T>[]>();
  private readonly byNumber: Entry<T>[] = [];
  private readonly entries: Entry<T>[];

  /** @param lines patterns in the language of pattern.ts; throws when one could begin with any word */
  constructor(lines: { line: string; meaning: T }[]) {
    this.entries = lines.map(({ line, meaning }) => ({ pattern: compile(line), meaning }));
    for (const entry of this.entries) this.keep(entry);
  }

  /** Every match in a text, in the order of where it begins. */
  find(tokens: Token[], budget: Budget): Found<T>[] {
    const found: Found<T>[] = [];
    for (const [start, { word }] of tokens.entries())
      for (const { pattern, meaning } of this.startingWith(word)) {
        const end = matchAt(pattern, tokens, start, budget);
        if (end <= start) continue;
        budget.step(end - start);
        found.push({ meaning, start, end });
      }
    return found;
  }

  /** Every word that any of the patterns names. */
  words(): string[] {
    const parts = this.entries.flatMap(({ pattern }) => pattern);
    return parts.flatMap((part) => (part.kind === 'words' ? wordsIn(part.tree) : []));
  }

  private startingWith(word: string): Entry<T>[] {
    const named = this.byWord.get(word) ?? [];
    return numberOf(word) < 0 ? named : [...named, ...this.byNumber];
  }

  private keep(entry: Entry<T>): void {
    const first = entry.pattern.find((part) => part.kind !== 'start');
    if (first?.kind === 'number') this.byNumber.push(entry);
    else if (first?.kind !== 'words' || first.optional) throw new Error('A pattern must begin with a word');
    else for (const word of first.tree.next.keys()) this.keepUnder(word, entry);
  }

  private keepUnder(word: string, entry: Entry<T>): void {
    this.byWord.set(word, [...(this.byWord.get(word) ?? []), entry]);
  }
}
