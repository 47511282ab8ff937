import { CUE_INDEX } from './categories/listenings.js';
import { IDIOM_INDEX, RULE_INDEX } from './rules.js';

/** Every word that a rule or idiom speaks of: what a disguised or misspelt word may turn out to be. */
export const VOCABULARY: ReadonlySet<string> = new Set([
  ...RULE_INDEX.words(),
  ...IDIOM_INDEX.words(),
  ...CUE_INDEX.words(),
]);
