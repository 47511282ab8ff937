import type { Frame } from '../rule.js';
import { CUES, total, type Evidence } from './evidence.js';
import { CONCERN, CRISIS } from './weights.js';

/** What is a crisis alone. */
export const ALONE: Frame[] = ['intent', 'under_way', 'harm_intent'];

/** Whether the evidence of a text amounts to a crisis. */
export function isCrisis(evidence: Evidence): boolean {
  return (
    evidence.most(...ALONE) >= CRISIS ||
    isWishWithCue(evidence) ||
    isDespairWithCue(evidence) ||
    isBetweenTheLines(evidence) ||
    isHarmNear(evidence)
  );
}

/** Ideation, seeking a method or a half-stated intent with a cue beside it, or a wish with the seeking. */
function isWishWithCue(evidence: Evidence): boolean {
  const wish = evidence.most('ideation', 'intent');
  const method = evidence.most('method');
  const cue = Math.max(evidence.most('means', 'place', 'farewell'), preparation(evidence));
  return Math.max(wish, method) >= CONCERN && (cue >= BESIDE || Math.min(wish, method) >= CONCERN);
}

function isDespairWithCue(evidence: Evidence): boolean {
  return evidence.most('despair') >= CONCERN && evidence.most('means', 'farewell') >= BESIDE;
}

// Being calm is a cue only beside another one.
function preparation(evidence: Evidence): number {
  const prepared = evidence.of(['preparation']).filter(({ rule }) => rule.id !== 'cue.calm');
  return prepared.reduce((most, { weight }) => Math.max(most, weight), 0);
}

/** Without any word of death: two different cues, or one with a time, say it between the lines. */
function isBetweenTheLines(evidence: Evidence): boolean {
  const byRule = new Map<string, number>();
  for (const { rule, weight } of evidence.of(CUES.filter((frame) => frame !== 'time')))
    byRule.set(rule.id, Math.max(byRule.get(rule.id) ?? 0, weight));
  const cues = total([...byRule.values()]);
  return cues >= CUES_ALONE || (cues >= CUES_TIMED && evidence.isTimed(...CUES));
}

// A thought of harm with a weapon, a place or a time beside it.
function isHarmNear(evidence: Evidence): boolean {
  const time = evidence.isTimed('harm_thought') ? TIME_NEAR : 0;
  return evidence.most('harm_thought') + evidence.most('harm_cue') + time >= HARM_NEAR;
}

const BESIDE = 0.45;
const CUES_ALONE = 1;
const CUES_TIMED = 0.6;
const TIME_NEAR = 0.35;
const HARM_NEAR = 1.1;
