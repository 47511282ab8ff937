import type { Wording } from '../wording/wording.js';

/*
 * Where the wording model's logits count. Chosen on folds that the model had not learned from, and to be signed off
 * by whoever answers for a place's safety: docs/screening.md says what each costs.
 */
const LIKE_RISK = 0.5;
const GLANCE = -1;
const LIKE_CRISIS = 0;
const LIKE_CRISIS_BESIDE_CONCERN = -1;

/** Worded like a risk: a concern, whatever the rules found. */
export function likeRisk({ risk, crisis }: Wording): boolean {
  return risk >= LIKE_RISK || crisis >= LIKE_CRISIS;
}

/** Worded enough like a risk for a moderator to glance at it. */
export function worthAGlance({ risk }: Wording): boolean {
  return risk >= GLANCE;
}

/**
 * Worded like a crisis, with a means, a place, a time, something prepared or a parting named. The model never makes a
 * crisis by itself: the cue must stand in the words, and the bar is lower where the rules found a concern already.
 */
export function likeCrisis({ crisis, cued }: Wording, concern: boolean): boolean {
  return cued && crisis >= (concern ? LIKE_CRISIS_BESIDE_CONCERN : LIKE_CRISIS);
}
