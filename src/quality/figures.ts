import { wilson } from '../screening/evaluation/wilson.js';

/** A share with its 95 % interval, all from 0 to 1. */
export interface Figure {
  is: number;
  low: number;
  high: number;
}

/** So many people said so, of so many who said anything. */
export interface Tally {
  hits: number;
  of: number;
}

/** Answers below which a share is not given: the usual rule of thumb for a proportion. */
export const ENOUGH = 30;

/** The share of a tally with its Wilson interval; null where there are too few answers. */
export function figureOf({ hits, of }: Tally, enough = ENOUGH): Figure | null {
  return of < enough ? null : { is: hits / of, ...wilson(hits, of) };
}

/** What the screen called by one name: how many texts, and what people said of some of them. */
export interface Called {
  texts: number;
  right: Tally;
}

/**
 * How much of what it should find the screen found: caught / (caught + missed). Caught is what it called, times how
 * often that was right; missed is what it let through, times how often people found it in the sample. The interval takes
 * both shares at their worst and at their best, so it is rather too wide than too narrow.
 * @param through how many texts it let through
 * @returns null where too few people answered, or where there was nothing to find
 */
export function recallOf(called: Called[], through: number, missed: Tally): Figure | null {
  const parts = called
    .filter(({ texts }) => texts > 0)
    .map(({ texts, right }) => ({ texts, right: figureOf(right) }));
  const lost = figureOf(missed);
  if (!lost || parts.some(({ right }) => !right)) return null;
  const caught = (end: keyof Figure): number =>
    parts.reduce((sum, { texts, right }) => sum + texts * right![end], 0);
  if (caught('is') + through * lost.is === 0) return null;
  return {
    is: part(caught('is'), through * lost.is),
    low: part(caught('low'), through * lost.high),
    high: part(caught('high'), through * lost.low),
  };
}

function part(caught: number, missed: number): number {
  return caught + missed === 0 ? 0 : caught / (caught + missed);
}
