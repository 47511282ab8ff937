import type { Budget } from '../budget.js';
import type { Token } from '../reading/tokens.js';
import type { Signal } from '../signals.js';
import { Reading } from './head.js';
import { MODEL, type Kind, KINDS, type Model } from './model.js';
import { strongestOf } from './strongest.js';
import { tellingOf } from './telling.js';
import { traitsOf, type Traits } from './traits.js';
import { sentenceEnds, windowsOf, type Stretch } from './windows.js';
import { isCue } from './word-classes.js';

/** What the model makes of a text's wording: logits (above 0: rather yes), and the words that say it most. */
export interface Wording {
  readonly risk: number;
  readonly crisis: number;
  /** A few words alone, which can say little for themselves. */
  readonly short: boolean;
  /** How much the words speak for either (below 0: against) where they do most, whatever stands around them. */
  readonly closest: { readonly risk: number; readonly crisis: number };
  /** A means, place or time, something prepared or taken, or a parting is named before or where it is most telling. */
  readonly cued: boolean;
  /** The rules heard words of risk, and what stands around them took every one away. */
  readonly silenced: boolean;
  /** The kinds of risk that it would be, likeliest first; at least one. */
  readonly kinds: Kind[];
  readonly strongest: Stretch[];
}

/** What is said where nothing is written. */
export const NOTHING: Wording = {
  risk: -Infinity,
  crisis: -Infinity,
  short: true,
  closest: { risk: -Infinity, crisis: -Infinity },
  cued: false,
  silenced: false,
  kinds: ['suicide'],
  strongest: [],
};

/**
 * Reads the wording of a text with the small linear model (see telling.ts). Costs a bounded number of steps for each
 * word.
 */
export function wordingOf(tokens: Token[], signals: Signal[], budget: Budget, model: Model = MODEL): Wording {
  if (tokens.length === 0) return NOTHING;
  const traits = traitsOf(tokens, signals);
  budget.step(traits.place.length);
  return new WordingRead(tokens, traits, isSilenced(signals), model);
}

function isSilenced(signals: Signal[]): boolean {
  const risks = signals.filter(({ rule }) => rule.category === 'suicide' || rule.category === 'self_harm');
  return risks.length > 0 && risks.every(({ weight }) => weight === 0);
}

// Most texts are harmless: what explains a risk is looked for only when it is asked for.
class WordingRead implements Wording {
  readonly risk: number;
  readonly crisis: number;
  readonly short: boolean;
  readonly closest: { risk: number; crisis: number };
  private readonly telling: Stretch;
  private readonly decided: number;
  private likely: Kind[] | undefined;

  constructor(
    private readonly tokens: Token[],
    private readonly traits: Traits,
    readonly silenced: boolean,
    private readonly model: Model,
  ) {
    this.short = tokens.length < SHORT;
    const [ends, windows] = [sentenceEnds(tokens), windowsOf(tokens)];
    // What follows may turn a worry into a joke; it must not hide a crisis.
    const [risks, crises] = [new Reading(model.risk, traits), new Reading(model.crisis, traits)];
    const risk = tellingOf(risks, ends.slice(-1), windows);
    const crisis = tellingOf(crises, ends, windows);
    this.closest = { risk: highest(risks, windows), crisis: highest(crises, windows) };
    [this.risk, this.crisis] = [risk.logit, crisis.logit];
    this.telling = risk.stretch;
    this.decided = crisis.stretch.end;
  }

  get cued(): boolean {
    return this.tokens.slice(0, this.decided).some(({ word }) => isCue(word));
  }

  get kinds(): Kind[] {
    return (this.likely ??= this.likeliest());
  }

  get strongest(): Stretch[] {
    return strongestOf(this.traits, this.telling, this.model);
  }

  // The model may be unsure of all kinds: the likeliest is then the one that is named.
  private likeliest(): Kind[] {
    return KINDS.map((name) => ({ name, logit: new Reading(this.model[name], this.traits).of(this.telling) }))
      .sort((one, two) => two.logit - one.logit)
      .filter(({ logit }, nth) => nth === 0 || logit > 0)
      .map(({ name }) => name);
  }
}

const SHORT = 11;

function highest(reading: Reading, windows: Stretch[]): number {
  return windows.reduce((most, window) => Math.max(most, reading.evidence(window)), -Infinity);
}
