import { PatternIndex } from '../patterns/pattern-index.js';
import { abuseDisclosed } from './abuse-disclosed.js';
import type { Cue, Listening } from './cue.js';
import { drugSourcing } from './drug-sourcing.js';
import { encouragement } from './encouragement.js';
import { methodInfo } from './method-info.js';
import { methodSeeking } from './method-seeking.js';
import { minor } from './minor.js';
import { spam } from './spam.js';
import { unkind } from './unkind.js';
import { unsafeAdvice } from './unsafe-advice.js';

/** Every category that is heard by cues. */
export const LISTENINGS: Listening[] = [
  encouragement,
  methodInfo,
  methodSeeking,
  unsafeAdvice,
  drugSourcing,
  unkind,
  abuseDisclosed,
  minor,
  spam,
];

/** What a pattern of a cue stands for. */
export interface Meant {
  cue: Cue;
  listening: Listening;
}

/** Finds the places where the words of the cues stand. */
export const CUE_INDEX = new PatternIndex<Meant>(
  LISTENINGS.flatMap((listening) =>
    listening.cues.flatMap((cue) => cue.patterns.map((line) => ({ line, meaning: { cue, listening } }))),
  ),
);
