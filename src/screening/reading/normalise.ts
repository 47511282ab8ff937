import { characterOf, LONGEST_NAME } from './entities.js';
import { LOOK_ALIKES } from './look-alikes.js';

/** A text made plain for matching. `from[i]` and `to[i]` are the source offsets of unit `i`. */
export interface Normalised {
  text: string;
  from: Uint32Array;
  to: Uint32Array;
}

/**
 * Plain lower-case copy of a text with a way back: compatibility forms, accents, look-alike letters, curly quotes
 * and the character names of web pages (&#115;) become plain, invisible characters and halves of characters go.
 * Offsets are UTF-16 units of the given text; the copy has at most four units for one of the text. Normalising a
 * normalised text changes nothing.
 */
export function normalise(source: string): Normalised {
  return PLAIN.test(source) ? lowered(source) : copied(source);
}

// Most texts: nothing to do but the capitals.
const PLAIN = /^[^&\u0080-\uffff]*$/;

function lowered(source: string): Normalised {
  const from = Uint32Array.from({ length: source.length }, (_, at) => at);
  return { text: source.toLowerCase(), from, to: from.map((at) => at + 1) };
}

function copied(source: string): Normalised {
  const copy = new Copy();
  let at = 0;
  for (const point of source) {
    copy.add(point, at, at + point.length);
    at += point.length;
  }
  return copy.normalised();
}

class Copy {
  private readonly units: string[] = [];
  private readonly from: number[] = [];
  private readonly to: number[] = [];

  add(point: string, start: number, end: number): void {
    this.put(plain(point), start, end);
    // What a name stands for may end the next one: "&amp;#115;".
    while (this.units.at(-1) === ';' && this.takeName());
  }

  normalised(): Normalised {
    return { text: this.units.join(''), from: new Uint32Array(this.from), to: new Uint32Array(this.to) };
  }

  // One by one in UTF-16 units: a character outside the basic plane is two, and both must have an offset.
  private put(plainly: string, start: number, end: number): void {
    for (let nth = 0; nth < plainly.length; nth += 1) {
      this.units.push(plainly.charAt(nth));
      this.from.push(start);
      this.to.push(end);
    }
  }

  /** Puts the character that is named at the end in the place of its name; false when none is. */
  private takeName(): boolean {
    const tail = this.units.slice(-LONGEST_NAME - 2);
    const first = tail.lastIndexOf('&');
    const named = first < 0 ? undefined : characterOf(tail.slice(first + 1, -1).join(''));
    if (named !== undefined) this.replace(this.units.length - tail.length + first, named);
    return named !== undefined;
  }

  private replace(first: number, named: string): void {
    const [start, end] = [this.from[first]!, this.to.at(-1)!];
    for (const list of [this.units, this.from, this.to]) list.length = first;
    this.put(plain(named), start, end);
  }
}

function plain(point: string): string {
  const code = point.codePointAt(0) ?? 0;
  if (code < 0x80) return code >= 65 && code <= 90 ? String.fromCharCode(code + 32) : point;
  return INVISIBLE.test(point) || BLANKS.has(code) ? '' : folded(point);
}

function folded(point: string): string {
  const known = LOOK_ALIKES.get(point);
  if (known !== undefined) return known;
  const wide = point.normalize('NFKD');
  return wide.length > WIDEST ? point : [...wide].map(letter).join('');
}

function letter(char: string): string {
  if (MARK.test(char)) return '';
  const lower = char.toLowerCase();
  return LOOK_ALIKES.get(char) ?? LOOK_ALIKES.get(lower) ?? lower;
}

// No sign that stands for English letters stands for more; an Arabic one for eighteen would only cost time.
const WIDEST = 4;

const MARK = /\p{M}/u;

// Format characters and marks; and a surrogate alone, that would become another character beside its like.
const INVISIBLE = /\p{Cf}|\p{M}|\p{Cs}/u;

// Letters that print nothing: the Hangul fillers.
const BLANKS = new Set([0x115f, 0x1160, 0x3164, 0xffa0]);
