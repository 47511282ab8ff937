import { Budget } from '../screening/budget.js';
import type { Token } from '../screening/reading/tokens.js';
import { normalise } from '../screening/reading/normalise.js';
import { tokenise } from '../screening/reading/tokens.js';
import { signalsOf, type Signal } from '../screening/signals.js';
import type { Category, Tier } from '../screening/verdict.js';
import { traitsOf, type Traits } from '../screening/wording/traits.js';
import { windowsOf, type Stretch } from '../screening/wording/windows.js';

/** A post with what people said of it. */
export interface Labelled {
  text: string;
  tier: Exclude<Tier, 'watch'>;
  categories: Category[];
  /** Who wrote it, or which few posts were written together: never parted between learning and measuring. */
  group: string;
  /** How much it counts. */
  weight: number;
  /** From elsewhere, about everyday things: harmless, and easy to tell. */
  everyday: boolean;
}

/** A post as the model reads it. */
export interface Lesson extends Labelled {
  tokens: Token[];
  signals: Signal[];
  traits: Traits;
  windows: Stretch[];
}

/** Longer posts teach by their windows as well. */
const CLOSELY = 25;

/** Reads a labelled post as the screen would. */
export function lessonOf(post: Labelled): Lesson {
  const tokens = tokenise(normalise(post.text));
  const signals = signalsOf(tokens, undefined, new Budget(Infinity));
  return {
    ...post,
    tokens,
    signals,
    traits: traitsOf(tokens, signals),
    windows: tokens.length > CLOSELY ? windowsOf(tokens) : [],
  };
}

/** The places of the traits in a stretch of a lesson. */
export function placesIn({ traits }: Lesson, { start, end }: Stretch): Uint16Array {
  const from = start === 0 ? 0 : traits.ends[start - 1]!;
  return traits.place.subarray(from, end === 0 ? 0 : traits.ends[end - 1]!);
}

/** A lesson from beginning to end. */
export function wholeOf({ tokens }: Lesson): Stretch {
  return { start: 0, end: tokens.length };
}
