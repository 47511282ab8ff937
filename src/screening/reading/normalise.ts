import { LOOK_ALIKES } from './look-alikes.js';

/** A text made plain for matching. `from[i]` and `to[i]` are the source offsets of unit `i`. */
export interface Normalised {
  text: string;
  from: Uint32Array;
  to: Uint32Array;
}

/**
 * Plain lower-case copy of a text with a way back: compatibility forms, accents, look-alike letters and
 * curly quotes become plain, invisible characters go. Offsets are UTF-16 units of the given text; the copy has
 * at most four units for one of the text.
 */
export function normalise(source: string): Normalised {
  const units: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const point of source) {
    const end = at + point.length;
    for (const unit of plain(point)) {
      units.push(unit);
      from.push(at);
      to.push(end);
    }
    at = end;
  }
  return { text: units.join(''), from: Uint32Array.from(from), to: Uint32Array.from(to) };
}

// One by one in UTF-16 units: a character outside the basic plane is two, and both must have an offset.
function plain(point: string): string[] {
  const code = point.codePointAt(0) ?? 0;
  if (code < 0x80) return [asciiLower(point, code)];
  return INVISIBLE.test(point) || BLANKS.has(code) ? [] : folded(point).split('');
}

function asciiLower(point: string, code: number): string {
  return code >= 65 && code <= 90 ? String.fromCharCode(code + 32) : point;
}

function folded(point: string): string {
  const wide = point.normalize('NFKD').toLowerCase();
  if (wide.length > WIDEST) return point;
  return [...wide].map((char) => (MARK.test(char) ? '' : (LOOK_ALIKES.get(char) ?? char))).join('');
}

// No sign that stands for English letters stands for more; an Arabic one for eighteen would only cost time.
const WIDEST = 4;

const MARK = /\p{M}/u;
const INVISIBLE = /\p{Cf}|\p{M}/u;

// Letters that print nothing: the Hangul fillers.
const BLANKS = new Set([0x115f, 0x1160, 0x3164]);
