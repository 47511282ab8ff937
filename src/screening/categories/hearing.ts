import type { Budget } from '../budget.js';
import { total } from '../combine/evidence.js';
import { DENIAL_LOOKS, isDenied } from '../context/denial.js';
import type { Found } from '../patterns/pattern-index.js';
import type { Token } from '../reading/tokens.js';
import type { Match } from '../verdict.js';
import type { Cue, Listening } from './cue.js';
import { CUE_INDEX, LISTENINGS, type Meant } from './listenings.js';
import { isReported, REPORT_LOOKS } from './reported.js';

/** What is known of a text beside its words: whether it tells of risk itself, and whether it answers such a text. */
export interface Around {
  atRisk: boolean;
  answering: boolean;
}

/** The cues of every category that is heard in a text; `start` and `end` are token indexes. The cost is linear in the number of cues found. */
export function heardIn(tokens: Token[], around: Around, budget: Budget): Match[] {
  const found = grouped(CUE_INDEX.find(tokens, budget), ({ meaning }) => meaning.listening);
  return LISTENINGS.flatMap((listening) => {
    const own = found.get(listening) ?? [];
    // What is denied or told by others can only make it quieter: mostly nobody need ask.
    if (own.length === 0 || heard(own, listening, around, tokens, budget).length === 0) return [];
    const counted = own.filter((each) => counts(each, tokens, budget));
    return heard(counted, listening, around, tokens, budget);
  });
}

function counts(
  { meaning: { cue, listening }, start }: Found<Meant>,
  tokens: Token[],
  budget: Budget,
): boolean {
  budget.step();
  if (cue.weight < 0) return true;
  if (tokens[start]!.quoted || (listening.own && told(tokens, start, budget))) return false;
  return cue.undeniable === true || !denied(tokens, start, budget);
}

function denied(tokens: Token[], start: number, budget: Budget): boolean {
  budget.step(DENIAL_LOOKS);
  return isDenied(tokens, start);
}

function told(tokens: Token[], start: number, budget: Budget): boolean {
  budget.step(REPORT_LOOKS);
  return isReported(tokens, start);
}

function heard(
  found: Found<Meant>[],
  listening: Listening,
  around: Around,
  tokens: Token[],
  budget: Budget,
): Match[] {
  const base = given(found, listening, around);
  const bySentence = grouped(found, ({ start }) => tokens[start]!.sentence);
  const loud = [...bySentence.keys()].filter((sentence) => {
    const near = nearby(bySentence, sentence);
    budget.step(near.length);
    return base + weightOf(near) > ENOUGH && hasCore(near, listening);
  });
  if (loud.length === 0) return [];
  const places = new Set(loud.flatMap((sentence) => nearby(bySentence, sentence)));
  return [...places].filter(({ meaning }) => meaning.cue.weight > 0).map((each) => placed(each, listening));
}

function grouped<K>(found: Found<Meant>[], by: (each: Found<Meant>) => K): Map<K, Found<Meant>[]> {
  const groups = new Map<K, Found<Meant>[]>();
  for (const each of found) {
    const group = groups.get(by(each));
    if (group) group.push(each);
    else groups.set(by(each), [each]);
  }
  return groups;
}

// Sums of tenths miss their mark by a hair.
const ENOUGH = 0.999;

/** What is found in a sentence and the next. */
function nearby(bySentence: Map<number, Found<Meant>[]>, sentence: number): Found<Meant>[] {
  const [here, next] = [bySentence.get(sentence) ?? [], bySentence.get(sentence + 1)];
  return next === undefined ? here : [...here, ...next];
}

/** What weighs on every sentence of the text. */
function given(found: Found<Meant>[], { atRisk = 0, answering = 0 }: Listening, around: Around): number {
  const everywhere = new Set(found.map(({ meaning }) => meaning.cue).filter((cue) => cue.everywhere));
  return sum(everywhere) + (around.atRisk ? atRisk : 0) + (around.answering ? answering : 0);
}

// Some cues mean nothing without what they are about.
function hasCore(found: Found<Meant>[], { cues }: Listening): boolean {
  return !cues.some(({ core }) => core) || found.some(({ meaning }) => meaning.cue.core);
}

function weightOf(found: Found<Meant>[]): number {
  return sum(new Set(found.map(({ meaning }) => meaning.cue).filter((cue) => !cue.everywhere)));
}

// However much speaks for it, what speaks against it is still heard.
function sum(cues: Set<Cue>): number {
  const weights = Array.from(cues, ({ weight }) => weight);
  return (
    Math.min(MOST, total(weights.filter((weight) => weight > 0))) +
    total(weights.filter((weight) => weight < 0))
  );
}

const MOST = 1.4;

function placed({ meaning, start, end }: Found<Meant>, { category }: Listening): Match {
  return { start, end, rule: meaning.cue.id, category };
}
