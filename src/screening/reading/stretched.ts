import { SPELLINGS } from '../spelling/spellings.js';
import { VOCABULARY } from '../vocabulary.js';

/**
 * The word that was stretched ("sooo", "dieee") or had each letter doubled ("ddiiee"), if one was. A run of one letter
 * was one or two of them, rather two.
 */
export function stretched(word: string): string | undefined {
  if (DOUBLED.test(word)) return halved(word);
  if (!/(.)\1\1/.test(word)) return undefined;
  return BY_SINGLES.get(singles(word))?.find((known) => isShrunk(known, word));
}

// Three letters doubled one after another: no word is written so.
const DOUBLED = /^(?:(.)\1){3,}$/;

function halved(word: string): string {
  return word.replace(/(.)\1/g, '$1');
}

function singles(word: string): string {
  return word.replace(/(.)\1+/g, '$1');
}

/** Whether no run of a letter is shorter in the stretched word. */
function isShrunk(known: string, word: string): boolean {
  const [short, long] = [runs(known), runs(word)];
  return short.every((length, nth) => length <= long[nth]!);
}

function runs(word: string): number[] {
  return [...word.matchAll(/(.)\1*/g)].map(({ 0: run }) => run.length);
}

const BY_SINGLES = bySingles();

/** The words under what is left of them when no letter stands twice, the longest first. */
function bySingles(): ReadonlyMap<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const word of [...VOCABULARY, ...SPELLINGS.keys()].sort((one, two) => two.length - one.length))
    groups.set(singles(word), [...(groups.get(singles(word)) ?? []), word]);
  return groups;
}
