/** Digits without a gap, or one spoken digit; `spoken` when it is in words, `gap` is what stands before it. */
export interface Group {
  digits: string;
  start: number;
  end: number;
  spoken: boolean;
  gap: string;
}

/** Groups of digits one after the other, in figures or words, with no more than signs between them. */
export function runsIn(text: string): Group[][] {
  const runs: Group[][] = [];
  const starts = new RegExp(START, 'g');
  for (let found = starts.exec(text); found !== null; found = starts.exec(text)) {
    const run = runAt(text, found.index);
    starts.lastIndex = Math.max(found.index + 1, run.at(-1)?.end ?? 0);
    if (run.length > 0) runs.push(run);
  }
  return runs;
}

const WORDS = new Map(
  [
    ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'].entries(),
    ...['oh', 'o', 'nought', 'naught', 'nil', 'ow'].map((word) => [0, word] as const),
  ].map(([digit, word]) => [word, String(digit)]),
);

const TIMES = new Map([
  ['double', 2],
  ['treble', 3],
  ['triple', 3],
]);

const TAILS = new Map([
  ['hundred', '00'],
  ['thousand', '000'],
]);

const SPOKEN = [...WORDS.keys(), ...TIMES.keys()].join('|');

const START = `(?<![a-z])(?:${SPOKEN})(?![a-z])|o?\\d`;

// An "o" among figures is a nought.
const FIGURES = /(?:\d|(?<![a-z])o(?=[o\d])|(?<=[o\d])o(?=[o\d]))+/y;
const WORD = /([a-z]{1,8})(?![a-z])/y;
const GAP = /[ \t.,\-()/_*~|•·]{0,4}(?:(?:then|and|dash|dot|hyphen|space|point|slash) {1,2}|)/y;

/** Longer than any number that is dialled, spelt out. */
const MOST = 24;

function runAt(text: string, at: number): Group[] {
  const run: Group[] = [];
  for (let gap = '', next = at; run.length < MOST;) {
    const group = groupAt(text, next, gap, run.length > 0);
    if (group === undefined) break;
    run.push(group);
    gap = matchAt(GAP, text, group.end)![0];
    next = group.end + gap.length;
  }
  return run;
}

function groupAt(text: string, at: number, gap: string, inside: boolean): Group | undefined {
  const figures = matchAt(FIGURES, text, at)?.[0];
  if (figures !== undefined)
    return { digits: figures.replaceAll('o', '0'), start: at, end: at + figures.length, spoken: false, gap };
  return spokenAt(text, at, gap, inside);
}

function spokenAt(text: string, at: number, gap: string, inside: boolean): Group | undefined {
  const word = matchAt(WORD, text, at)?.[1];
  if (word === undefined) return undefined;
  const times = TIMES.get(word);
  if (times !== undefined) return repeated(text, at, at + word.length, gap, times);
  const digits = WORDS.get(word) ?? (inside ? TAILS.get(word) : undefined);
  return digits === undefined ? undefined : { digits, start: at, end: at + word.length, spoken: true, gap };
}

/** "double seven", "treble-oh", "double 4". */
function repeated(text: string, start: number, from: number, gap: string, times: number): Group | undefined {
  const at = from + matchAt(GAP, text, from)![0].length;
  const figure = /^\d(?!\d)/.exec(text.slice(at, at + 2))?.[0];
  const word = figure ?? matchAt(WORD, text, at)?.[1] ?? '';
  const digit = figure ?? WORDS.get(word);
  return digit === undefined
    ? undefined
    : { digits: digit.repeat(times), start, end: at + word.length, spoken: true, gap };
}

function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(text);
}
