import type { Budget } from './budget.js';
import { judge, type Context } from './context.js';
import { matchAt } from './pattern.js';
import type { Rule } from './rule.js';
import { IDIOM_INDEX, RULE_INDEX, type Index } from './rules.js';
import type { Token } from './tokens.js';

/** A rule that matched, with what its surroundings make of it. Token indexes, `end` exclusive. */
export interface Signal extends Context {
  rule: Rule;
  start: number;
  end: number;
  sentence: number;
  weight: number;
}

/** All signals of a text that its context leaves standing. */
export function signalsOf(tokens: Token[], board: string | undefined, budget: Budget): Signal[] {
  const idiom = covered(spans(IDIOM_INDEX, tokens, budget), tokens.length);
  return spans(RULE_INDEX, tokens, budget)
    .filter((span) => span.meaning.board === undefined || span.meaning.board === board)
    .filter((span) => span.meaning.frame === 'label' || !idiom.subarray(span.start, span.end).includes(1))
    .map((span) => signal(span, tokens, board))
    .filter((each) => each.weight > 0);
}

function signal(span: Span<Rule>, tokens: Token[], board: string | undefined): Signal {
  const context = judge(span.meaning, tokens, span.start, span.end, board);
  const weight = span.meaning.weight * context.factor;
  return {
    ...context,
    rule: span.meaning,
    start: span.start,
    end: span.end,
    sentence: tokens[span.start]?.sentence ?? 0,
    weight,
  };
}

interface Span<T> {
  meaning: T;
  start: number;
  end: number;
}

function spans<T>(index: Index<T>, tokens: Token[], budget: Budget): Span<T>[] {
  const found: Span<T>[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const entries = index.byWord.get(tokens[at]?.word ?? '') ?? [];
    for (const entry of [...entries, ...index.any]) {
      const end = matchAt(entry.pattern, tokens, at, budget);
      if (end > at) found.push({ meaning: entry.meaning, start: at, end });
    }
  }
  return found;
}

// Marked once for the whole text, so that many idioms and many matches do not multiply.
function covered(idioms: Span<unknown>[], length: number): Uint8Array {
  const marks = new Uint8Array(length);
  for (const idiom of idioms) marks.fill(1, idiom.start, idiom.end);
  return marks;
}
