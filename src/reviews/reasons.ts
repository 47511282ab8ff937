import { textFile } from '../platform/web/messages.js';
import type { Match } from '../screening/verdict.js';

/** One reason why the screen stopped at a text: a sentence, and the words that made it so. */
export interface Reason {
  sentence: string;
  words: string[];
  /** The operators' own term that it is, if it is one. */
  term: string | null;
}

const sentences = textFile<Record<string, string>>('reviews/rules.json');

/** What the matches of a verdict say in plain words, each reason once, in the order of the text that was screened. */
export function reasonsOf(matches: Match[], text: string): Reason[] {
  const reasons = new Map<string, Reason>();
  for (const { start, end, rule, category } of matches) {
    const term = OWN.exec(rule)?.[1] ?? null;
    const sentence = sentenceOf(rule, category);
    const reason = reasons.get(term ?? sentence) ?? { sentence, words: [], term };
    const words = text.slice(start, end);
    if (!reason.words.includes(words)) reason.words.push(words);
    reasons.set(term ?? sentence, reason);
  }
  return [...reasons.values()];
}

const OWN = /^own\.(.+)$/;

// A rule, else its family, else its category: an older verdict may name a rule that is gone.
function sentenceOf(rule: string, category: string): string {
  const keys = [rule, rule.split('.')[0]!, category, 'unknown'];
  return sentences[keys.find((key) => Object.hasOwn(sentences, key))!]!;
}
