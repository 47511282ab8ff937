import type { Category } from './verdict.js';

/** What a rule's words say, apart from who says them of whom; combine/ decides what frames make together. */
export type Frame =
  | 'intent' // a stated decision to die, or that it is happening
  | 'ideation' // wanting or thinking of death
  | 'attempt' // an attempt that is over
  | 'under_way' // an attempt or overdose just taken or going on
  | 'means'
  | 'place'
  | 'time'
  | 'preparation'
  | 'farewell'
  | 'method'
  | 'self_harm'
  | 'relapse'
  | 'despair'
  | 'harm_intent'
  | 'harm_thought'
  | 'harm_cue';

/** Whose words they are when the rule itself settles it; otherwise context/ looks. */
export type Who = 'me' | 'other' | 'you' | 'people';

/** One rule as data. `weight` 0..1; `past` words tell of something over, `firm` ones no context takes away. */
export interface Rule {
  id: string;
  frame: Frame;
  category: Category;
  weight: number;
  who?: Who;
  past?: boolean;
  firm?: boolean;
  /** Its words are often said of other things: in a longer sentence it needs wording that does not speak against it. */
  unsure?: boolean;
  /** Holds on this board alone, where the words mean more. */
  board?: string;
  patterns: string[];
}
