import type { Budget } from '../budget.js';
import type { Found } from '../patterns/pattern-index.js';
import type { Rule, Who } from '../rule.js';
import { isTakenBack } from './denial.js';
import type { Scene } from './scene.js';
import { subjectOf } from './subject.js';
import { lookAround, type Surroundings } from './surroundings.js';
import { byTime } from './time.js';

/** What the surroundings say of a match: about whom it is, and how much of its weight is left (0..1). */
export interface Context {
  who: Who | null;
  factor: number;
}

/** Judges the matches of one text by denial, time, quotation, condition and subject. */
export class Judge {
  private readonly seen = new Map<number, Surroundings>();

  /** @param board the board's slug, a prior for whom a text is about */
  constructor(
    private readonly scene: Scene,
    private readonly board: string | undefined,
    private readonly budget: Budget,
  ) {}

  /** The context of one match. */
  contextOf({ meaning: rule, start, end }: Found<Rule>): Context {
    const around = this.around(start);
    const words = this.scene.tokens.slice(start, end).map((token) => token.word);
    const who = this.whose(rule, words, around);
    if (rule.firm) return { who, factor: 1 };
    if (around.denied || isTakenBack(this.scene.tokens, start, end)) return { who, factor: 0 };
    return { who, factor: factorOf(rule, words, around, who) };
  }

  private around(start: number): Surroundings {
    const known = this.seen.get(start) ?? lookAround(this.scene, start, this.budget);
    this.seen.set(start, known);
    return known;
  }

  private whose(rule: Rule, words: string[], around: Surroundings): Who | null {
    const found = subjectOf(words, around, rule.who === 'other');
    if (rule.who === 'other') return found ?? 'other';
    if (found !== null || rule.who === 'me') return found;
    return rule.who ?? (this.board === 'family' ? 'other' : null);
  }
}

function factorOf(rule: Rule, words: string[], around: Surroundings, who: Who | null): number {
  return Math.min(
    byWho(rule, who),
    byQuotation(around, who),
    byTime(rule, around.times, words, who),
    byFear(rule, around),
    around.conditional ? CONDITIONAL : 1,
    byAddress(rule, around, who),
  );
}

function byWho(rule: Rule, who: Who | null): number {
  if (who === 'you' || who === 'people') return 0;
  return (rule.who === 'other' && who === 'me') || (rule.who === 'me' && who === 'other') ? 0 : 1;
}

// What a poster, a song or somebody in the past said is not said now; a message from a loved one is.
function byQuotation({ quoted, speaker }: Surroundings, who: Who | null): number {
  if (!quoted) return 1;
  return speaker === 'thing' || speaker === 'past' || (speaker === null && who !== 'me') ? 0 : 1;
}

// Afraid of doing harm is not meaning to.
function byFear(rule: Rule, { feared }: Surroundings): number {
  return rule.frame === 'harm_intent' && feared ? 0.5 : 1;
}

// Said of nobody, in the middle of a sentence or to a "you": more often about the thing than out of it.
function byAddress(rule: Rule, { spokenTo }: Surroundings, who: Who | null): number {
  return who === null && rule.who !== 'me' && spokenTo ? ADDRESSED : 1;
}

const CONDITIONAL = 0.4;
const ADDRESSED = 0.4;
