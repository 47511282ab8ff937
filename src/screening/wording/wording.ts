import type { Budget } from '../budget.js';
import type { Token } from '../reading/tokens.js';
import type { Signal } from '../signals.js';
import { Reading } from './head.js';
import { MODEL, type Kind, KINDS, type Model } from './model.js';
import { strongestOf } from './strongest.js';
import { traitsOf, type Traits } from './traits.js';
import { windowsOf, type Stretch } from './windows.js';
import { isCue } from './word-classes.js';

/** What the model makes of a text's wording: logits (above 0: rather yes), and the words that say it most. */
export interface Wording {
  readonly risk: number;
  readonly crisis: number;
  /** A means, place or time, something prepared or taken, or a parting is named where it is most telling. */
  readonly cued: boolean;
  /** The kinds of risk that it would be, likeliest first; at least one. */
  readonly kinds: Kind[];
  readonly strongest: Stretch[];
}

/** What is said where nothing is written. */
export const NOTHING: Wording = {
  risk: -Infinity,
  crisis: -Infinity,
  cued: false,
  kinds: ['suicide'],
  strongest: [],
};

/**
 * Reads the wording of a text with the small linear model: the text as a whole and its most telling window, half
 * and half. Costs a bounded number of steps for each word.
 */
export function wordingOf(tokens: Token[], signals: Signal[], budget: Budget, model: Model = MODEL): Wording {
  if (tokens.length === 0) return NOTHING;
  const traits = traitsOf(tokens, signals);
  budget.step(traits.place.length);
  return new WordingRead(tokens, traits, model);
}

// Most texts are harmless: what explains a risk is looked for only when it is asked for.
class WordingRead implements Wording {
  readonly risk: number;
  readonly crisis: number;
  private readonly telling: Stretch;

  constructor(
    private readonly tokens: Token[],
    private readonly traits: Traits,
    private readonly model: Model,
  ) {
    const whole = { start: 0, end: tokens.length };
    const windows = windowsOf(tokens);
    const [risk, crisis] = [new Reading(model.risk, traits), new Reading(model.crisis, traits)];
    this.telling = tellingOf(risk, windows) ?? whole;
    this.risk = logit(risk, whole, this.telling);
    this.crisis = logit(crisis, whole, tellingOf(crisis, windows) ?? whole);
  }

  get cued(): boolean {
    return this.tokens.slice(this.telling.start, this.telling.end).some(({ word }) => isCue(word));
  }

  // The model may be unsure of all kinds: the likeliest is then the one that is named.
  get kinds(): Kind[] {
    return KINDS.map((name) => ({ name, logit: new Reading(this.model[name], this.traits).of(this.telling) }))
      .sort((one, two) => two.logit - one.logit)
      .filter(({ logit }, nth) => nth === 0 || logit > 0)
      .map(({ name }) => name);
  }

  get strongest(): Stretch[] {
    return strongestOf(this.traits, this.telling, this.model);
  }
}

function logit(reading: Reading, whole: Stretch, telling: Stretch): number {
  return (reading.of(whole) + reading.of(telling)) / 2;
}

function tellingOf(reading: Reading, windows: Stretch[]): Stretch | undefined {
  const logits = windows.map((window) => reading.of(window));
  return windows[logits.reduce((best, logit, nth) => (logit > logits[best]! ? nth : best), 0)];
}
