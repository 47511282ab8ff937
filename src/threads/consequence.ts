import type { Category, Verdict } from '../screening/verdict.js';
import { isPrivate } from './private-categories.js';

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

/** What follows from a verdict: it goes up, it waits for a person, or its author is asked what becomes of it. */
export type Consequence =
  | { outcome: 'clear'; why: null }
  | { outcome: 'hold'; why: HoldReason }
  | { outcome: 'ask'; why: 'contact_details' };

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
  /** Its author wrote in a crisis lately: where they are is the team's to see. */
  inCrisis: boolean;
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
export function consequenceOf(verdict: Judged, circumstances: Circumstances): Consequence {
  const why = holdReason(verdict, circumstances);
  if (why === null) return CLEAR;
  return why === 'contact_details' && isAuthorsOwn(verdict, circumstances)
    ? { outcome: 'ask', why }
    : { outcome: 'hold', why };
}

type Judged = Pick<Verdict, 'tier' | 'categories' | 'unscreened'>;

function holdReason(
  { tier, categories, unscreened }: Judged,
  { strict, offDuty, afterRemoval, hiddenWords, resting }: Circumstances,
): HoldReason | null {
  if (tier === 'crisis') return 'crisis';
  if (unscreened) return unscreened === 'language' ? 'language' : 'unscreened';
  const held = HELD_CATEGORIES.find(([category]) => categories.includes(category));
  if (held) return held[1];
  if (strict && tier === 'concern') return 'strict';
  if (offDuty && tier === 'concern') return 'off_duty';
  if (resting) return 'resting';
  if (afterRemoval) return 'after_removal';
  return hiddenWords ? 'hidden_words' : null;
}

// Only where nothing else holds the text, and nothing in it is told to somebody of the team in confidence.
function isAuthorsOwn(verdict: Judged, circumstances: Circumstances): boolean {
  const others = verdict.categories.filter((category) => category !== 'contact_details');
  if (circumstances.inCrisis || others.some(isPrivate)) return false;
  return holdReason({ ...verdict, categories: others }, circumstances) === null;
}
