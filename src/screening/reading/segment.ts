import { wordSet } from '../lists.js';
import { KNOWN } from './known.js';

/**
 * Where the words end in letters that stood one by one ("i w a n t t o d i e": 1, 5, 7, 10), or undefined when they
 * are rather one word. Costs at most the longest word for each letter.
 */
export function wordEnds(letters: string): number[] | undefined {
  const ends = cheapest(letters);
  const strange = strangeIn(letters, ends);
  return strange === 0 || isMostlyKnown(letters, strange) ? ends : undefined;
}

/** The same for letters that were written as one word: they must be more than a word made of two. */
export function wordEndsInside(letters: string): number[] | undefined {
  const ends = cheapest(letters);
  const strange = strangeIn(letters, ends);
  return (strange === 0 ? areSeveral(letters, ends) : isMostlyKnown(letters, strange)) ? ends : undefined;
}

function strangeIn(letters: string, ends: number[]): number {
  return partsOf(letters, ends).filter((word) => !KNOWN.has(word)).length;
}

function partsOf(letters: string, ends: number[]): string[] {
  return ends.map((end, nth) => letters.slice(ends[nth - 1] ?? 0, end));
}

function isMostlyKnown({ length }: string, strange: number): boolean {
  return length >= LONG && strange <= length * MOST_STRANGE;
}

const LONG = 20;
const MOST_STRANGE = 0.25;

// Two words run together are most often a word of their own ("therapist"), but not with one of these.
function areSeveral(letters: string, ends: number[]): boolean {
  return ends.length > 2 || partsOf(letters, ends).some((word) => TELLING.has(word));
}

const TELLING = wordSet('myself yourself himself herself themselves suicide suicidal tonight overdose goodbye');

/** One way to read the letters up to a place: what it costs, and where its last piece begins. */
interface Way {
  cost: number;
  from: number;
}

// Fewest words win; a letter of no word costs more than a word.
const STRANGE = 2.5;

function cheapest(letters: string): number[] {
  const ways: Way[] = [{ cost: 0, from: 0 }];
  for (let at = 0; at < letters.length; at += 1) {
    offer(ways, at, at + 1, STRANGE);
    for (const end of endsFrom(letters, at)) offer(ways, at, end, 1);
  }
  return endsOf(ways, letters.length);
}

function offer(ways: Way[], from: number, end: number, more: number): void {
  const cost = ways[from]!.cost + more;
  if (cost < (ways[end]?.cost ?? Infinity)) ways[end] = { cost, from };
}

function endsOf(ways: Way[], length: number): number[] {
  const ends: number[] = [];
  for (let end = length; end > 0; end = ways[end]!.from) ends.push(end);
  return ends.reverse();
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
