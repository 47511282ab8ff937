import { method } from './categories/method.js';
import { IDIOMS } from './lexicon/idioms.js';
import { RULES_OF_RISK } from './lexicon/risk.js';
import { PatternIndex } from './patterns/pattern-index.js';
import type { Rule } from './rule.js';

/** Every rule there is. */
export const RULES: Rule[] = [...RULES_OF_RISK, ...method];

/** Finds the places where a rule's words stand. */
export const RULE_INDEX = new PatternIndex(
  RULES.flatMap((rule) => rule.patterns.map((line) => ({ line, meaning: rule }))),
);

/** Finds turns of phrase in which a rule's words mean no risk. */
export const IDIOM_INDEX = new PatternIndex(IDIOMS.map((line) => ({ line, meaning: 'idiom' })));
