import type { Wording } from '../wording/wording.js';

/*
 * Where the wording model's logits count. Chosen on folds that the model had not learned from and with the totals of the
 * challenge sets in view; to be signed off by whoever answers for a place's safety. docs/screening.md says what each costs.
 */
const LIKE_RISK = 0.57;
const LIKE_RISK_IN_FEW_WORDS = 0.3;
const GLANCE = -1.25;
const LIKE_CRISIS = 1.5;
const LIKE_CRISIS_BESIDE_CONCERN = 1.3;
const UNLIKE_RISK = 2.8;
const UNLIKE_CRISIS = 3.2;

// A crisis is a risk as well: what speaks for the one speaks a little for the other.
const CRISIS_SHARE = 0.25;
const RISK_SHARE = 0.4;

// Where the rules heard words of risk and the context took all of them away, the wording must say more.
const SILENCED = 1.5;

/** Worded like a risk: a concern, whatever the rules found. */
export function likeRisk(wording: Wording): boolean {
  const bar = wording.short && !wording.silenced ? LIKE_RISK_IN_FEW_WORDS : LIKE_RISK;
  return danger(wording) >= bar;
}

/**
 * Nowhere worded much like a risk: what only unsure rules heard in longer sentences is a glance, and no more. Each stretch
 * is read by itself, so that nothing that is written around the words takes them back.
 */
export function unlikeRisk({ closest: { risk, crisis } }: Wording): boolean {
  return risk + CRISIS_SHARE * crisis < UNLIKE_RISK;
}

/** The same of a crisis. */
export function unlikeCrisis({ closest }: Wording): boolean {
  return closest.crisis < UNLIKE_CRISIS;
}

/** Worded enough like a risk for a moderator to glance at it. */
export function worthAGlance(wording: Wording): boolean {
  return danger(wording) >= GLANCE;
}

/**
 * Worded like a crisis, with a means, a place, a time, something prepared or a parting named. The model never makes a
 * crisis by itself: the cue must stand in the words, and the bar is lower where the rules found a concern already.
 */
export function likeCrisis({ risk, crisis, cued, silenced }: Wording, concern: boolean): boolean {
  const bar = concern ? LIKE_CRISIS_BESIDE_CONCERN : LIKE_CRISIS;
  return cued && crisis + RISK_SHARE * risk >= bar + (silenced ? SILENCED : 0);
}

function danger({ risk, crisis, silenced }: Wording): number {
  return risk + CRISIS_SHARE * crisis - (silenced ? SILENCED : 0);
}
