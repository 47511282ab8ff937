import type { Budget } from '../../budget.js';

/** A sticky expression without a repeated group, and how often it stands at least and at most. */
export type Part = [expression: RegExp, fewest: number, most: number];

/**
 * Where a row of parts ends that begins at a place, undefined if one is missing. Each takes as much as it may and
 * never gives back, so that the cost is that of reading them once, whatever stands there.
 */
export function endOfParts(text: string, at: number, parts: Part[], budget: Budget): number | undefined {
  let end: number | undefined = at;
  for (const part of parts) {
    end = endOfPart(text, end, part);
    if (end === undefined) return undefined;
    budget.step();
  }
  budget.step(end - at);
  return end;
}

function endOfPart(text: string, at: number, [expression, fewest, most]: Part): number | undefined {
  let end = at;
  for (let count = 0; count < most; count += 1) {
    expression.lastIndex = end;
    if (!expression.test(text)) return count < fewest ? undefined : end;
    end = expression.lastIndex;
  }
  return end;
}

/** A text without what an expression that is bound to the end takes off it, as often as `most`. */
export function withoutEnd(text: string, expression: RegExp, most: number): string {
  let left = text;
  for (let count = 0; count < most; count += 1) left = left.replace(expression, '');
  return left;
}
