import { beginnings, compile, type Pattern } from './pattern.js';
import type { Rule } from './rule.js';
import { labels } from './categories/labels.js';
import { method } from './categories/method.js';
import { crisis } from './lexicon/crisis.js';
import { distress } from './lexicon/distress.js';
import { IDIOMS } from './lexicon/idioms.js';
import { others } from './lexicon/others.js';
import { suicide } from './lexicon/suicide.js';
import { underWay } from './lexicon/under-way.js';

/** A pattern with what it stands for, found by the word it begins with. */
export interface Entry<T> {
  pattern: Pattern;
  meaning: T;
}

/** Entries by first word; `any` holds those that can begin with any word. */
export interface Index<T> {
  byWord: Map<string, Entry<T>[]>;
  any: Entry<T>[];
}

export const RULES: Rule[] = [
  ...suicide,
  ...crisis,
  ...underWay,
  ...distress,
  ...others,
  ...method,
  ...labels,
];

export const RULE_INDEX = indexed(
  RULES.flatMap((rule) => rule.patterns.map((line) => ({ pattern: compile(line), meaning: rule }))),
);

export const IDIOM_INDEX = indexed(IDIOMS.map((line) => ({ pattern: compile(line), meaning: true })));

function indexed<T>(entries: Entry<T>[]): Index<T> {
  const index: Index<T> = { byWord: new Map(), any: [] };
  for (const entry of entries) {
    const words = beginnings(entry.pattern);
    if (words === null) index.any.push(entry);
    for (const word of new Set(words)) index.byWord.set(word, [...(index.byWord.get(word) ?? []), entry]);
  }
  return index;
}
