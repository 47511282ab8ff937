import type { Category, Verdict } from '../screening/verdict.js';

/** Why a text waits for a person; the author reads it in the words of `views/posts/show.hbs`. */
export type HoldReason =
  | 'crisis'
  | 'harmful_detail'
  | 'advice'
  | 'sourcing'
  | 'contact_details'
  | 'unkind'
  | 'spam'
  | 'language'
  | 'unscreened'
  | 'strict'
  | 'off_duty'
  | 'after_removal'
  | 'hidden_words'
  | 'resting';

/** What follows from a verdict. */
export type Consequence = { outcome: 'clear'; why: null } | { outcome: 'hold'; why: HoldReason };

/** What the place adds to the verdict. */
export interface Circumstances {
  /** The board holds what worries the screen. */
  strict: boolean;
  /** Nobody is on duty, and the operators chose that a concern waits until somebody is. */
  offDuty: boolean;
  /** A person took an earlier text of this post down: only a person puts the next one up. */
  afterRemoval: boolean;
  /** It has words in it that the team hid in an earlier text of this post. */
  hiddenWords: boolean;
  /** Its author is believed to have died: nothing is put up in their name. */
  resting: boolean;
}

const CLEAR: Consequence = { outcome: 'clear', why: null };

// The order decides which reason the author reads when several apply; each of them holds.
const HELD_CATEGORIES: [Category, HoldReason][] = [
  ['method_info', 'harmful_detail'],
  ['method_seeking', 'harmful_detail'],
  ['encouragement', 'harmful_detail'],
  ['unsafe_advice', 'advice'],
  ['drug_sourcing', 'sourcing'],
  ['contact_details', 'contact_details'],
  ['unkind', 'unkind'],
  ['spam', 'spam'],
];

/** The table "What happens, by verdict" of the design: the strictest row that matches wins. */
export function consequenceOf(
  verdict: Pick<Verdict, 'tier' | 'categories' | 'unscreened'>,
  { strict, offDuty, afterRemoval, hiddenWords, resting }: Circumstances,
): Consequence {
  if (verdict.tier === 'crisis') return hold('crisis');
  if (verdict.unscreened) return hold(verdict.unscreened === 'language' ? 'language' : 'unscreened');
  const held = HELD_CATEGORIES.find(([category]) => verdict.categories.includes(category));
  if (held) return hold(held[1]);
  if (strict && verdict.tier === 'concern') return hold('strict');
  if (offDuty && verdict.tier === 'concern') return hold('off_duty');
  if (resting) return hold('resting');
  if (afterRemoval) return hold('after_removal');
  return hiddenWords ? hold('hidden_words') : CLEAR;
}

function hold(why: HoldReason): Consequence {
  return { outcome: 'hold', why };
}
