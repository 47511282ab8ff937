import type { Budget } from '../budget.js';
import type { Token } from '../reading/tokens.js';
import type { Signal } from '../signals.js';
import { Reading } from './head.js';
import { HEADS, MODEL, type HeadName, type Kind, type Model } from './model.js';
import { strongestOf } from './strongest.js';
import { traitsOf, type Traits } from './traits.js';
import { isCue } from './word-classes.js';
import { windowsOf, type Stretch } from './windows.js';

/** What the model makes of a text's wording: logits (above 0: rather yes), and the words that say it most. */
export interface Wording {
  risk: number;
  crisis: number;
  /** The kinds of risk that it would be, likeliest first; at least one. */
  kinds: Kind[];
  strongest: Stretch[];
  /** A means, place or time, something prepared or taken, or a parting is named near them. */
  cued: boolean;
}

/** What is said where nothing is written. */
export const NOTHING: Wording = {
  risk: -Infinity,
  crisis: -Infinity,
  kinds: ['suicide'],
  strongest: [],
  cued: false,
};

/**
 * Reads the wording of a text with the small linear model: the text as a whole and its most telling window, half
 * and half. Costs a bounded number of steps for each word.
 */
export function wordingOf(tokens: Token[], signals: Signal[], budget: Budget, model: Model = MODEL): Wording {
  if (tokens.length === 0) return NOTHING;
  const traits = traitsOf(tokens, signals);
  budget.step(traits.place.length);
  const windows = windowsOf(tokens);
  const telling = (name: HeadName): number => logit(new Reading(model[name], traits), tokens, windows);
  const best = tellingWindow(new Reading(model.risk, traits), tokens, windows);
  return {
    risk: telling('risk'),
    crisis: telling('crisis'),
    kinds: kindsIn(traits, best, model),
    strongest: strongestOf(traits, best, model),
    cued: tokens.slice(best.start, best.end).some(({ word }) => isCue(word)),
  };
}

function logit(reading: Reading, tokens: Token[], windows: Stretch[]): number {
  const whole = reading.of({ start: 0, end: tokens.length });
  if (windows.length === 0) return whole;
  return (whole + reading.of(tellingWindow(reading, tokens, windows))) / 2;
}

function tellingWindow(reading: Reading, tokens: Token[], windows: Stretch[]): Stretch {
  const whole = { start: 0, end: tokens.length };
  return windows.reduce(
    (best, window) => (best === whole || reading.of(window) > reading.of(best) ? window : best),
    whole,
  );
}

// The model may be unsure of all kinds: the likeliest is then the one that is named.
function kindsIn(traits: Traits, window: Stretch, model: Model): Kind[] {
  const kinds = HEADS.filter((name): name is Kind => name !== 'risk' && name !== 'crisis')
    .map((name) => ({ name, logit: new Reading(model[name], traits).of(window) }))
    .sort((one, two) => two.logit - one.logit);
  return kinds.filter(({ logit }, nth) => nth === 0 || logit > 0).map(({ name }) => name);
}
