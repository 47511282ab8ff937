import type { Category } from '../verdict.js';

/**
 * One kind of words that speaks for a category, or against it. Weights add up within two sentences, each cue once:
 * at 1 the category is heard; a cue of 1 says it alone, one below zero takes others back.
 */
export interface Cue {
  /** The rule's name in a verdict. */
  id: string;
  weight: number;
  /** In the language of patterns/pattern.ts. */
  patterns: string[];
  /** Holds for the whole text wherever it stands; explains nothing by itself. */
  everywhere?: boolean;
  /** Where a category has such cues, one of them must be there. */
  core?: boolean;
  /** Denied, the words still say it: "not being funny", "stop it" … */
  undeniable?: boolean;
}

/** What a screen listens for to hear one category. */
export interface Listening {
  category: Category;
  cues: Cue[];
  /** Only the writer's own words count: not a quotation, nor what somebody else is told to have said. */
  own?: boolean;
  /** What it adds that the text itself is a concern or a crisis, or that it answers one. */
  atRisk?: number;
  answering?: number;
}
