import type { Budget } from '../../budget.js';
import type { Normalised } from '../../reading/normalise.js';

/** A text as the finders of contact details read it: plain and lower-case, and the same with its capitals. */
export interface Reading {
  text: string;
  /** As long as `text`, unit for unit. */
  cased: string;
  budget: Budget;
}

/** A place found, in units of the normalised text, `end` exclusive. */
export interface Piece {
  start: number;
  end: number;
  rule: string;
}

/** Looks for one kind of contact details; what it costs is at most a constant for each unit of the text. */
export type Finder = (reading: Reading) => Piece[];

/** A normalised text with the capitals of the text that it was made from. */
export function readingOf({ text, from }: Normalised, original: string, budget: Budget): Reading {
  const parts: string[] = [];
  let at = 0;
  let done = 0;
  for (const { index } of original.matchAll(/\p{Lu}/gu)) {
    while (at < text.length && from[at]! < index) at += 1;
    if (from[at] !== index) continue;
    parts.push(text.slice(done, at), upper(text[at]!));
    done = at + 1;
  }
  return { text, cased: parts.join('') + text.slice(done), budget };
}

function upper(unit: string): string {
  return unit >= 'a' && unit <= 'z' ? unit.toUpperCase() : unit;
}

/** Every place where a pattern stands, each counted as a step for each unit of it. The pattern must be bounded. */
export function everywhere(text: string, pattern: RegExp, budget: Budget): RegExpExecArray[] {
  const found = [...text.matchAll(pattern)];
  budget.step(found.reduce((units, { 0: words }) => units + words.length, 0));
  return found;
}

/** What stands before a place, at most `reach` units. */
export function before(text: string, at: number, reach: number, budget: Budget): string {
  budget.step(reach);
  return text.slice(Math.max(0, at - reach), at);
}

/** What stands from a place on, at most `reach` units. */
export function after(text: string, at: number, reach: number, budget: Budget): string {
  budget.step(reach);
  return text.slice(at, at + reach);
}

/** The place of a whole find. */
export function pieceOf(found: RegExpExecArray, rule: string): Piece {
  return { start: found.index, end: found.index + found[0].length, rule };
}
