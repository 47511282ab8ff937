import type { Budget } from './budget.js';
import { Judge, type Context } from './context/judge.js';
import { sceneOf } from './context/scene.js';
import type { Found } from './patterns/pattern-index.js';
import type { Token } from './reading/tokens.js';
import type { Rule } from './rule.js';
import { IDIOM_INDEX, RULE_INDEX } from './rules.js';

/** A rule that matched, with what its surroundings make of it. Token indexes, `end` exclusive. */
export interface Signal extends Context {
  rule: Rule;
  start: number;
  end: number;
  sentence: number;
  weight: number;
  /** Its sentence is short: hardly anything else is said in it. */
  short: boolean;
}

/** All signals of a text; those that an idiom or their context takes away weigh nothing. In order of place. */
export function signalsOf(tokens: Token[], board: string | undefined, budget: Budget): Signal[] {
  const matches = RULE_INDEX.find(tokens, budget).filter(
    ({ meaning: { board: only } }) => only === undefined || only === board,
  );
  if (matches.length === 0) return [];
  const idiom = covered(IDIOM_INDEX.find(tokens, budget), tokens.length);
  const judge = new Judge(sceneOf(tokens), board, budget);
  return matches.map((found) => {
    const inIdiom = idiom.subarray(found.start, found.end).includes(1);
    const told = signal(found, judge.contextOf(found), tokens);
    return inIdiom ? { ...told, weight: 0 } : told;
  });
}

/** Those that were left standing. */
export function standing(signals: Signal[]): Signal[] {
  return signals.filter(({ weight }) => weight > 0);
}

function signal({ meaning: rule, start, end }: Found<Rule>, context: Context, tokens: Token[]): Signal {
  const weight = rule.weight * context.factor;
  return {
    ...context,
    rule,
    start,
    end,
    sentence: tokens[start]!.sentence,
    weight,
    short: isShort(tokens, start),
  };
}

function isShort(tokens: Token[], at: number): boolean {
  const { sentence } = tokens[at]!;
  const around = tokens.slice(Math.max(0, at - SHORT), at + SHORT);
  return around.filter((token) => token.sentence === sentence).length < SHORT;
}

const SHORT = 11;

// Marked once for the whole text, so that many idioms and many matches do not multiply.
function covered(idioms: Found<unknown>[], length: number): Uint8Array {
  const marks = new Uint8Array(length);
  for (const idiom of idioms) marks.fill(1, idiom.start, idiom.end);
  return marks;
}
