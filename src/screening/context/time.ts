import type { Token } from '../reading/tokens.js';
import { wordSet } from '../lists.js';
import type { Rule, Who } from '../rule.js';
import { sentenceStart, type Scene } from './scene.js';
import { PAST } from './time-words.js';

/** What the words around a place say about when. */
export interface Times {
  /** In these days, in the same sentence. */
  recent: boolean;
  /** Long ago, in the same sentence or the ones beside it. */
  distant: boolean;
  /** Still so, or back again. */
  back: boolean;
  /** "have", "am", "is" or "has" just before: told as of now. */
  present: boolean;
  /** A verb of the past just before. */
  past: boolean;
}

/** Reads the times around the word at `start`. */
export function timesAround(scene: Scene, start: number): Times {
  const before = wordsJustBefore(scene.tokens, start);
  return {
    recent: scene.recent.isWithin(...near(scene, start, 0)),
    distant: scene.distant.isWithin(...near(scene, start, 1)),
    back: isBack(scene, start),
    present: [...before, scene.tokens[start]!.word].some((word) => PRESENT.has(word)),
    past: before.some((word) => PAST.has(word)),
  };
}

/** What time leaves of a match's weight: what is over weighs little, unless it is fresh or said to be back. */
export function byTime(rule: Rule, times: Times, words: string[], who: Who | null): number {
  if ((!rule.past && !isPast(times, words)) || times.recent) return 1;
  if (times.distant) return times.back ? 0.9 : 0;
  if (who === 'other' && rule.frame === 'intent') return 1;
  if (who === 'other' && rule.frame === 'under_way') return 0.6;
  if (TOLD_AFTER.has(rule.frame)) return 0.9;
  if (rule.past) return times.back ? 0.9 : 0.6;
  return times.back ? 1 : 0.6;
}

function isPast(times: Times, words: string[]): boolean {
  return !times.present && (times.past || words.slice(0, 2).some((word) => PAST.has(word)));
}

const PRESENT = wordSet('have am is has');

// A relapse, an injury, an overdose are told in the past tense while they last.
const TOLD_AFTER = wordSet('under_way relapse self_harm');

// Sentences may be endless; what stands further off is not looked at.
const REACH = 60;

/** From where to where the sentence of `start` goes, with `more` sentences on either side. */
function near(scene: Scene, start: number, more: number): [number, number] {
  return [
    Math.max(start - REACH, sentenceStart(scene, start, -more)),
    Math.min(start + REACH, sentenceStart(scene, start, more + 1)),
  ];
}

function isBack(scene: Scene, start: number): boolean {
  const before = scene.tokens.slice(Math.max(0, start - 4), start);
  if (before.some(({ word }) => word === 'still' || word === 'again')) return true;
  return scene.still.isWithin(start, Math.min(start + REACH, sentenceStart(scene, start, 1)));
}

function wordsJustBefore(tokens: Token[], start: number): string[] {
  const before = tokens.slice(Math.max(0, start - 3), start);
  return before.filter(({ sentence }) => sentence === tokens[start]!.sentence).map(({ word }) => word);
}
