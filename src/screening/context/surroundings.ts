import type { Budget } from '../budget.js';
import { wordSet } from '../lists.js';
import type { Who } from '../rule.js';
import type { Token } from '../reading/tokens.js';
import { isDenied } from './denial.js';
import type { Scene } from './scene.js';
import { speakerBefore, type Speaker } from './speaker.js';
import { subjectBefore } from './subject.js';
import { timesAround, type Times } from './time.js';

/** What stands around a place of a text, whatever rule matches there. */
export interface Surroundings {
  denied: boolean;
  /** Whose words they are, by a quotation or reported speech. */
  speaker: Speaker | null;
  /** The nearest subject before, in the same sentence. */
  subject: Who | null;
  quoted: boolean;
  conditional: boolean;
  feared: boolean;
  /** Said in the middle of a sentence, or in a text that speaks to a "you" more than of an "I". */
  spokenTo: boolean;
  times: Times;
}

/** Looks around the word at `start`; the cost does not depend on the text's length. */
export function lookAround(scene: Scene, start: number, budget: Budget): Surroundings {
  budget.step(LOOKS);
  const { tokens } = scene;
  return {
    denied: isDenied(tokens, start),
    speaker: speakerBefore(tokens, start),
    subject: subjectBefore(tokens, start),
    quoted: tokens[start]!.quoted,
    conditional: isConditional(tokens, start),
    feared: tokens.slice(Math.max(0, start - 5), start).some((token) => FEARS.has(token.word)),
    spokenTo: !isOpening(tokens, start) || isAddress(scene, start),
    times: timesAround(scene, start),
  };
}

// At most so many words are looked at: 11 for denial, 16 for a speaker, 36 for a subject, 5 for each of the rest.
const LOOKS = 80;

const FEARS = wordSet('afraid scared fear worried terrified frightened thoughts ocd intrusive if');

// "if she talks about ending it" is advice; "if nothing changes I will" is not, so only a near "if" counts.
function isConditional(tokens: Token[], start: number): boolean {
  for (let at = start - 1; at >= Math.max(0, start - 4); at -= 1) {
    if (tokens[at]!.gap !== 'none' && at < start - 1) return false;
    if (CONDITIONS.has(tokens[at]!.word)) return true;
  }
  return false;
}

const CONDITIONS = wordSet('if whether anyone');

function isOpening(tokens: Token[], start: number): boolean {
  return start < 5 || tokens.slice(start - 4, start + 1).some((token) => token.gap === 'sentence');
}

function isAddress({ you, me }: Scene, start: number): boolean {
  return you.count(start - EARSHOT, start + EARSHOT) > me.count(start - EARSHOT, start + EARSHOT) + 1;
}

const EARSHOT = 120;
