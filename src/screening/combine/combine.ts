import type { Signal } from '../signals.js';
import type { About, Category, Tier } from '../verdict.js';
import { aboutOf } from './about.js';
import { Evidence, total } from './evidence.js';
import { likeRisk } from './likeness.js';
import { tierOf } from './tier.js';
import { WATCH } from './weights.js';
import type { Wording } from '../wording/wording.js';

/** What the signals of a text amount to together. */
export interface Combined {
  tier: Tier;
  about: About | null;
  score: number;
  categories: Category[];
}

/**
 * The tier by combination: intent, an attempt under way and intent to hurt someone are crisis alone; ideation
 * is crisis with means, place, preparation, farewell or a time beside it, and concern without.
 */
export function combine(signals: Signal[], wording: Wording): Combined {
  const evidence = new Evidence(signals);
  const tier = tierOf(evidence, wording);
  return {
    tier,
    about: aboutOf(evidence, wording, tier),
    score: scoreOf(signals, tier),
    categories: [...new Set([...categoriesOf(signals, tier), ...kindsOf(wording, tier)])],
  };
}

/** Whether a signal helps to explain the verdict: a time or place says something only beside a crisis. */
export function explains({ rule, weight }: Signal, tier: Tier): boolean {
  if (tier === 'none' || weight < WATCH) return false;
  return tier === 'crisis' || !isBareCue(rule.frame);
}

/** More evidence moves the score up inside its tier's band. */
function scoreOf(signals: Signal[], tier: Tier): number {
  const [low, high] = BANDS[tier];
  const weights = signals.map(({ weight }) => weight);
  const evidence = Math.min(1, total(weights) / FULL_EVIDENCE);
  return Math.round((low + (high - low) * evidence) * 1000) / 1000;
}

const FULL_EVIDENCE = 3;

/** The lowest and highest score of each tier. */
export const BANDS: Record<Tier, [number, number]> = {
  crisis: [0.8, 1],
  concern: [0.5, 0.79],
  watch: [0.25, 0.49],
  none: [0, 0.24],
};

// Where no risk was found, a half-heard word of risk is no category either.
function categoriesOf(signals: Signal[], tier: Tier): Category[] {
  const telling = signals.filter((each) => explains(each, tier) && !isBareCue(each.rule.frame));
  return [...new Set(telling.flatMap(categoriesIn))];
}

// What the wording alone raised has no rule to name its kind.
function kindsOf(wording: Wording, tier: Tier): Category[] {
  return (tier === 'crisis' || tier === 'concern') && likeRisk(wording) ? wording.kinds : [];
}

function categoriesIn({ rule, who }: Signal): Category[] {
  return who === 'other' ? [rule.category, 'third_party'] : [rule.category];
}

function isBareCue(frame: string): boolean {
  return frame === 'time' || frame === 'harm_cue';
}
