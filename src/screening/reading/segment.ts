import { wordSet } from '../lists.js';
import { KNOWN } from './known.js';

/**
 * Where the words end in letters of which nobody said where ("i w a n t t o d i e": 1, 5, 7, 10), or undefined when they
 * are rather one word. Costs at most the longest word for each letter.
 * @param tied places where no word ends: before the apostrophe of "don't"
 */
export function wordEnds(letters: string, tied: ReadonlySet<number> = NOWHERE): number[] | undefined {
  const ends = cheapest(letters, tied);
  const strange = strangeIn(letters, ends);
  if (letters.length < ends.length * MEAN) return undefined;
  return strange === 0 || (letters.length >= LONG && strange <= letters.length * MOST_STRANGE)
    ? ends
    : undefined;
}

const NOWHERE: ReadonlySet<number> = new Set();
const LONG = 14;

// "a a a a" spells nothing.
const MEAN = 1.5;

const MOST_STRANGE = 0.25;

/** The same for one written word among others: "partisan" is not "part is an". */
export function wordEndsInside(letters: string, tied: ReadonlySet<number> = NOWHERE): number[] | undefined {
  if (letters.length > LONGEST) return wordEnds(letters, tied);
  if (!isMadeOfWords(letters)) return undefined;
  const ends = cheapest(letters, tied);
  return strangeIn(letters, ends) === 0 && areTelling(partsOf(letters, ends)) ? ends : undefined;
}

// Hardly a word of English has more letters.
const LONGEST = 23;

/** Whether known words, one after another, make up all of the letters. */
function isMadeOfWords(letters: string): boolean {
  const reached = new Uint8Array(letters.length + 1);
  reached[0] = 1;
  for (let at = 0; at < letters.length; at += 1)
    if (reached[at] === 1) for (const end of endsFrom(letters, at)) reached[end] = 1;
  return reached[letters.length] === 1;
}

/** How many letters are of no word. */
function strangeIn(letters: string, ends: number[]): number {
  const strange = partsOf(letters, ends).filter((word) => !KNOWN.has(word));
  return strange.reduce((sum, { length }) => sum + length, 0);
}

function partsOf(letters: string, ends: number[]): string[] {
  return ends.map((end, nth) => letters.slice(ends[nth - 1] ?? 0, end));
}

function areTelling(words: string[]): boolean {
  if (words.length > 3 && words.slice(1).every(({ length }) => length > 1)) return true;
  return words.some((word) => TELLING.has(word) || (words.length > 2 && TOGETHER.has(word)));
}

const TELLING = wordSet(
  'myself yourself himself herself themselves suicide suicidal tonight overdose goodbye wanna gonna',
);

// These may be parts of a longer word, but not of one that is made of three.
const TOGETHER = wordSet(
  'die dead kill killing killed death want wanting life alive hurt kms relapsed hopeless burden going',
);

/** One way to read the letters up to a place: what it costs, where its last piece begins, and whether that is no word. */
interface Way {
  cost: number;
  from: number;
  strange: boolean;
}

// Fewest words win, small ones rather than rare ones; letters of no word cost more, and the first of them most.
const STRANGE = 2.5;
const FIRST_STRANGE = 4.5;

// "a" is no word in the middle of a strange one.
function costOf(word: string, { strange }: Way): number {
  if (word.length === 1) return strange ? STRANGE : 1.6;
  return SMALL.has(word) ? 0.7 : 1;
}

const SMALL = wordSet(`
  the to and of in it is you that my me on for not be he she her his with was have all so but this at we they if no do
  im dont what just from or an by are want its had up out when
`);

function cheapest(letters: string, tied: ReadonlySet<number>): number[] {
  const ways: Way[] = [{ cost: 0, from: 0, strange: false }];
  for (let at = 0; at < letters.length; at += 1) {
    for (const end of endsFrom(letters, at))
      if (!tied.has(end)) offer(ways, at, end, costOf(letters.slice(at, end), ways[at]!));
    offer(ways, at, at + 1, ways[at]!.strange ? STRANGE : FIRST_STRANGE);
  }
  return endsOf(ways, letters.length);
}

function offer(ways: Way[], from: number, end: number, more: number): void {
  const cost = ways[from]!.cost + more;
  if (cost <= (ways[end]?.cost ?? Infinity)) ways[end] = { cost, from, strange: more >= STRANGE };
}

/** Letters of no word stay together. */
function endsOf(ways: Way[], length: number): number[] {
  const ends: number[] = [];
  for (let end = length; end > 0; end = ways[end]!.from)
    if (!isStrange(ways, end) || !isStrange(ways, ends.at(-1) ?? 0)) ends.push(end);
  return ends.reverse();
}

function isStrange(ways: Way[], end: number): boolean {
  return end > 0 && ways[end]!.strange;
}

/** Where a known word may end that begins at a place. */
function endsFrom(letters: string, start: number): number[] {
  const ends: number[] = [];
  let node = TREE.next.get(letters[start]!);
  for (let at = start + 1; node; at += 1) {
    if (node.isWord) ends.push(at);
    node = node.next.get(letters[at] ?? '');
  }
  return ends;
}

interface Node {
  next: Map<string, Node>;
  isWord: boolean;
}

const TREE = grown();

function grown(): Node {
  const root: Node = { next: new Map(), isWord: false };
  for (const word of KNOWN) [...word].reduce(child, root).isWord = true;
  return root;
}

function child({ next }: Node, letter: string): Node {
  const known = next.get(letter) ?? { next: new Map(), isWord: false };
  next.set(letter, known);
  return known;
}
