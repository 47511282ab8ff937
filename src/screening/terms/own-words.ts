import { LEET } from '../spelling/signs.js';

/**
 * The words of own terms, and how to see through what hides them: digits and signs for letters, signs or pictures
 * between letters, a star for a letter, stretched letters. The screen's own vocabulary does not know these words.
 */
export class OwnWords {
  private readonly byForm = new Map<string, string>();
  private readonly longest: number;

  constructor(words: string[]) {
    this.longest = Math.max(0, ...words.map((word) => word.length));
    for (const word of words)
      for (const form of [single(word), ...starred(word)]) this.byForm.set(form, word);
    for (const word of words) this.byForm.set(word, word);
  }

  /** Whether two written words are one of these with a gap in it. */
  isCut(one: string, two: string): boolean {
    const whole = one + two;
    return whole.length >= LONG && this.byForm.get(whole) === whole && !this.byForm.has(one);
  }

  /** The word that a written piece hides, if it is one of these. The work is linear in the piece's length. */
  hiddenIn(piece: string): string | undefined {
    if (this.longest === 0 || piece.length > this.longest * MOST_SIGNS) return undefined;
    return (
      this.read(withoutEnds(piece)) ??
      this.read(piece.replace(/[^a-z0-9*]/g, '')) ??
      this.read(piece.replace(/[^a-z0-9]/g, ''))
    );
  }

  private read(written: string): string | undefined {
    const forms = [written, unmasked(written), unmasked(written.replaceAll('1', 'l'))];
    return [...forms, ...forms.flatMap(shortened)].map((form) => this.byForm.get(form)).find((word) => word);
  }
}

// Letters that a word needs before it may be cut in two, or have a letter doubled: shorter ones become other words.
const LONG = 7;

// How many signs may stand in a piece for one letter of the word that it hides.
const MOST_SIGNS = 8;

// By hand: a pattern that looks for the end from every sign of a long run costs its length squared.
function withoutEnds(piece: string): string {
  let [start, end] = [0, piece.length];
  while (start < end && !LETTER.test(piece[start]!)) start += 1;
  while (start < end && !LETTER.test(piece[end - 1]!)) end -= 1;
  return piece.slice(start, end);
}

const LETTER = /[a-z0-9@$*]/;

// One letter, or all the vowels.
function starred(word: string): string[] {
  if (word.length < 4) return [];
  const one = Array.from(word, (_, at) => `${word.slice(0, at)}*${word.slice(at + 1)}`);
  return [...one.slice(1), word.replace(/[aeiou]/g, '*')];
}

function unmasked(written: string): string {
  return Array.from(written, (char) => LEET.get(char) ?? char)
    .join('')
    .replace(/[^a-z*]/g, '');
}

// A run of three or more of one letter was one or two of them; in a long word two may be one.
function shortened(written: string): string[] {
  const stretched = /(.)\1\1/.test(written);
  const forms = stretched ? [written.replace(/(.)\1\1+/g, '$1$1'), written.replace(/(.)\1+/g, '$1')] : [];
  return [...forms, single(written)];
}

function single(word: string): string {
  return word.length < LONG ? word : word.replace(/(.)\1+/g, '$1');
}
