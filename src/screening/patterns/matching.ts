import type { Budget } from '../budget.js';
import type { Token } from '../reading/tokens.js';
import { numberOf } from './numbers.js';
import type { Part } from './pattern.js';
import type { PhraseTree } from './phrase-tree.js';
import { FILLERS, TURNING } from './small-words.js';

/** One attempt to match at one place of a text. */
export interface Attempt {
  tokens: Token[];
  start: number;
  /** Where the sentence ends in which the match begins (token index, exclusive): no match goes on after it. */
  limit: number;
  budget: Budget;
}

/** Where a part may end (token indexes, exclusive) that begins at one of `places`; none when it does not match. */
export function reachAll(attempt: Attempt, part: Part, places: number[]): number[] {
  if (places.length === 1) return reach(attempt, part, places[0]!);
  return [...new Set(places.flatMap((place) => reach(attempt, part, place)))];
}

/** The one word that a phrase at a place may begin with; undefined when there is none, or small words come first. */
export function onlyWordAt(attempt: Attempt, place: number): string | undefined {
  if (!isOpen(attempt, place)) return undefined;
  const { word } = attempt.tokens[place]!;
  return FILLERS.has(word) ? undefined : word;
}

/** The words that a phrase at one of `places` may begin with: the next one, and those after small words. */
export function wordsAt(attempt: Attempt, places: number[]): string[] {
  const words: string[] = [];
  for (const place of places)
    for (let at = place; at <= place + MOST_FILLERS && isOpen(attempt, at); at += 1) {
      const { word } = attempt.tokens[at]!;
      if (!words.includes(word)) words.push(word);
      if (!FILLERS.has(word)) break;
    }
  return words;
}

/** Where a part that begins at `place` may end. */
function reach(attempt: Attempt, part: Part, place: number): number[] {
  attempt.budget.step();
  if (part.kind === 'words') return wordEnds(attempt, part, place);
  if (part.kind === 'gap') return gapEnds(attempt, part.most, place);
  if (part.kind === 'number') return isNumber(attempt, part.least, place) ? [place + 1] : [];
  return isEdge(attempt, part.kind, place) ? [place] : [];
}

function wordEnds(attempt: Attempt, part: Part & { kind: 'words' }, place: number): number[] {
  const ends: number[] = [];
  addPhraseEnds(attempt, part.tree, place, ends);
  if (part.optional || (part.orEnd && isEdge(attempt, 'end', place))) ends.push(place);
  return ends;
}

function addPhraseEnds(attempt: Attempt, tree: PhraseTree, place: number, ends: number[]): void {
  if (tree.ends) ends.push(place);
  if (tree.next.size === 0) return;
  for (let at = place; at <= place + MOST_FILLERS && isOpen(attempt, at); at += 1) {
    const { word } = attempt.tokens[at]!;
    const rest = tree.next.get(word);
    if (rest && isFirst(attempt, place, at)) addPhraseEnds(attempt, rest, at + 1, ends);
    if (at === attempt.start || !FILLERS.has(word)) break;
  }
}

const MOST_FILLERS = 3;

// "still still": the first of a word is taken, the second is not another way to read the phrase.
function isFirst({ tokens }: Attempt, from: number, at: number): boolean {
  for (let before = from; before < at; before += 1)
    if (tokens[before]!.word === tokens[at]!.word) return false;
  return true;
}

function gapEnds(attempt: Attempt, most: number, place: number): number[] {
  const ends = [place];
  for (let at = place; at < place + most && isOpen(attempt, at); at += 1) {
    if (TURNING.has(attempt.tokens[at]!.word)) break;
    ends.push(at + 1);
  }
  return ends;
}

function isNumber(attempt: Attempt, least: number, place: number): boolean {
  return isOpen(attempt, place) && numberOf(attempt.tokens[place]!.word) >= least;
}

function isEdge({ tokens }: Attempt, edge: 'start' | 'end', place: number): boolean {
  const gap = tokens[place]?.gap;
  return edge === 'start' ? gap === 'sentence' : gap !== 'none';
}

/** Whether the word at `at` belongs to the sentence that the match began in. Costs the step of looking at it. */
function isOpen({ limit, budget }: Attempt, at: number): boolean {
  budget.step();
  return at < limit;
}
