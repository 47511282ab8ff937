import type { Budget } from './budget.js';
import { CLASSES } from './classes.js';
import type { Token } from './tokens.js';

/**
 * The small language of the rules, one word after another:
 * `a|b` either word · `{class}` any phrase of a class in classes.ts · `?x` may be missing · `~3` up to three
 * words that deny nothing · `#` a number · `##` a number of eight or more · `^` start and `$` end of a clause.
 * Small words such as "just" or "really" may stand anywhere between. A match stays inside one sentence.
 */
export type Pattern = Part[];

type Part =
  | { kind: 'words'; phrases: string[][]; optional: boolean }
  | { kind: 'gap'; most: number }
  | { kind: 'number'; least: number }
  | { kind: 'start' }
  | { kind: 'end' };

/** Compiles one line of the language; throws on an unknown class. */
export function compile(line: string): Pattern {
  return line.trim().split(/\s+/).map(part);
}

/** The words a match can begin with, for the index; null when it can begin with any word. */
export function beginnings(pattern: Pattern): string[] | null {
  const first = pattern.find((each) => each.kind !== 'start');
  return first?.kind === 'words' && !first.optional
    ? first.phrases.map((phrase) => phrase[0] as string)
    : null;
}

/** The furthest end (exclusive token index) of a match that begins at `at`, or -1. */
export function matchAt(pattern: Pattern, tokens: Token[], at: number, budget: Budget): number {
  let places = [at];
  for (const each of pattern) {
    places = advance(each, tokens, at, places, budget);
    if (places.length === 0) return -1;
  }
  return Math.max(...places);
}

function advance(each: Part, tokens: Token[], start: number, places: number[], budget: Budget): number[] {
  const next = new Set<number>();
  for (const place of places) {
    budget.step();
    for (const reached of reach(each, tokens, start, place)) next.add(reached);
  }
  return [...next];
}

function reach(each: Part, tokens: Token[], start: number, place: number): number[] {
  if (each.kind === 'start') return tokens[place]?.gap === 'sentence' ? [place] : [];
  if (each.kind === 'end') return atEnd(tokens, place) ? [place] : [];
  if (each.kind === 'gap') return gap(tokens, start, place, each.most);
  if (each.kind === 'number') return isNumber(tokens, start, place, each.least) ? [place + 1] : [];
  const reached = each.phrases
    .map((phrase) => phraseEnd(phrase, tokens, start, place))
    .filter((end) => end >= 0);
  return each.optional ? [place, ...reached] : reached;
}

function atEnd(tokens: Token[], place: number): boolean {
  return place >= tokens.length || tokens[place]?.gap !== 'none';
}

function gap(tokens: Token[], start: number, place: number, most: number): number[] {
  const reached = [place];
  for (
    let at = place;
    at < place + most && open(tokens, start, at) && !DENIALS.has(word(tokens, at));
    at += 1
  )
    reached.push(at + 1);
  return reached;
}

function isNumber(tokens: Token[], start: number, place: number, least: number): boolean {
  if (!open(tokens, start, place)) return false;
  const written = word(tokens, place);
  const value = /^[0-9]{1,4}$/.test(written) ? Number(written) : (NUMBERS.get(written) ?? -1);
  return value >= least;
}

function phraseEnd(phrase: string[], tokens: Token[], start: number, place: number): number {
  let at = place;
  for (const wanted of phrase) {
    if (wanted === '$') return atEnd(tokens, at) ? at : -1;
    let skipped = 0;
    while (
      at > start &&
      skipped < 3 &&
      word(tokens, at) !== wanted &&
      FILLERS.has(word(tokens, at)) &&
      open(tokens, start, at)
    ) {
      at += 1;
      skipped += 1;
    }
    if (!open(tokens, start, at) || word(tokens, at) !== wanted) return -1;
    at += 1;
  }
  return at;
}

function open(tokens: Token[], start: number, at: number): boolean {
  return at < tokens.length && (at === start || tokens[at]?.gap !== 'sentence');
}

function word(tokens: Token[], at: number): string {
  return tokens[at]?.word ?? '';
}

function part(written: string): Part {
  if (written === '^') return { kind: 'start' };
  if (written === '$') return { kind: 'end' };
  if (written === '#') return { kind: 'number', least: 0 };
  if (written === '##') return { kind: 'number', least: 8 };
  if (written.startsWith('~')) return { kind: 'gap', most: Number(written.slice(1)) };
  const optional = written.startsWith('?');
  return {
    kind: 'words',
    optional,
    phrases: (optional ? written.slice(1) : written).split('|').flatMap(phrases),
  };
}

function phrases(written: string): string[][] {
  if (!written.startsWith('{')) return [[written]];
  const found = CLASSES[written.slice(1, -1)];
  if (!found) throw new Error(`Unknown word class ${written}`);
  return found.map((phrase) => phrase.split(' '));
}

const DENIALS = new Set(['not', 'never', 'no', 'without', 'nor', 'if', 'but', 'stop', 'stopped']);

const FILLERS = new Set(
  `just really so actually still even literally also again always kinda sorta honestly seriously badly sometimes often
   fucking bloody damn very now truly simply basically constantly probably legitimately genuinely maybe desperately
   right pretty totally completely absolutely almost nearly finally definitely currently already`.split(
    /\s+/,
  ),
);

const NUMBERS = new Map(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((name, index): [string, number] => [name, index + 1])
    .concat([
      ['thirty', 30],
      ['forty', 40],
      ['fifty', 50],
      ['sixty', 60],
      ['eighty', 80],
      ['hundred', 100],
      ['dozen', 12],
      ['dozens', 24],
    ]),
);
