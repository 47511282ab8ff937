/** A text made plain for matching. `from[i]` and `to[i]` are the source offsets of unit `i`. */
export interface Normalised {
  text: string;
  from: Uint32Array;
  to: Uint32Array;
}

/**
 * Plain lower-case copy of a text with a way back: compatibility forms, accents, look-alike letters and
 * curly quotes become plain, invisible characters go. Offsets are UTF-16 units of the given text.
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

function plain(point: string): string[] {
  const code = point.codePointAt(0) ?? 0;
  if (code < 0x80) return [asciiLower(point, code)];
  if (INVISIBLE.test(point)) return [];
  const folded = point.normalize('NFKD').toLowerCase();
  return [...folded]
    .filter((char) => !MARK.test(char))
    .flatMap((char) => [...(LOOK_ALIKES.get(char) ?? char)].flatMap(units));
}

function asciiLower(point: string, code: number): string {
  return code >= 65 && code <= 90 ? String.fromCharCode(code + 32) : point;
}

// A character outside the basic plane is two units, and both must have an offset.
function units(char: string): string[] {
  return char.split('');
}

const MARK = /\p{M}/u;
const INVISIBLE = /[\p{Cf}\p{M}\u034f\u115f\u1160\u3164\ufe00-\ufe0f]/u;

const LOOK_ALIKES = new Map<string, string>([
  ...pairs('абвеёкмнорстухіїѕјԁһӏԛԝɡ', 'abbeekmhopctyxiisjdhlqwg'),
  ...pairs('αβγεικνορτυχω', 'abyeikvoptuxw'),
  ...pairs('ıłøđħŧɑɩɪʏ', 'ilodhtaiiy'),
  ...pairs('‘’‛ʼ`´′“”„‟″«»‹›', '\'\'\'\'\'\'\'"""""""""'),
  ...pairs('‐‑‒–—―−', '-------'),
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['…', '.'],
]);

function pairs(from: string, to: string): [string, string][] {
  const targets = [...to];
  return [...from].map((char, index) => [char, targets[index] ?? char]);
}
