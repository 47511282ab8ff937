import type { Frame } from '../rule.js';
import type { Tier } from '../verdict.js';
import { isCrisis } from './crisis.js';
import { CUES, type Evidence } from './evidence.js';
import type { Wording } from '../wording/wording.js';
import { likeCrisis, likeRisk, unlikeCrisis, unlikeRisk, worthAGlance } from './likeness.js';
import { CONCERN, WATCH } from './weights.js';

/** What is a risk by itself, though it may not be a crisis. */
export const RISKS: Frame[] = [
  'intent',
  'under_way',
  'harm_intent',
  'ideation',
  'attempt',
  'self_harm',
  'relapse',
  'despair',
  'harm_thought',
  'method',
];

/** The tier that the evidence of a text amounts to. */
export function tierOf(evidence: Evidence, wording: Wording): Tier {
  const concern = isRisk(unlikeRisk(wording) ? evidence.sure() : evidence);
  const crisis = isCrisis(unlikeCrisis(wording) ? evidence.sure() : evidence);
  if (crisis || likeCrisis(wording, concern)) return 'crisis';
  if (concern || likeRisk(wording)) return 'concern';
  // What an unsure rule heard is never nothing.
  const heard = evidence.most(...RISKS) >= WATCH || isRisk(evidence);
  return heard || worthAGlance(wording) ? 'watch' : 'none';
}

function isRisk(evidence: Evidence): boolean {
  return isConcern(evidence) || isCrisis(evidence);
}

function isConcern(evidence: Evidence): boolean {
  if (evidence.most(...RISKS) >= CONCERN || evidence.sum('despair') >= MUCH_DESPAIR) return true;
  return evidence.most(...CUES.filter((frame) => frame !== 'time')) >= STRONG_CUE;
}

const MUCH_DESPAIR = 0.9;
const STRONG_CUE = 0.9;
