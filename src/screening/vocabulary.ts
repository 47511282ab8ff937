import { RULE_INDEX, IDIOM_INDEX, type Index } from './rules.js';

/** Every word that a rule or idiom speaks of: what a disguised or misspelt word may turn out to be. */
export const VOCABULARY: ReadonlySet<string> = new Set([...words(RULE_INDEX), ...words(IDIOM_INDEX)]);

function words<T>(index: Index<T>): string[] {
  const entries = [...[...index.byWord.values()].flat(), ...index.any];
  return entries.flatMap((entry) =>
    entry.pattern.flatMap((part) => (part.kind === 'words' ? part.phrases.flat() : [])),
  );
}
