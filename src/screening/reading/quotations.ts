/**
 * Marks (1) the units of a text that stand between quotation marks on one line, or after ">" at a line's start.
 * A text that is one quotation from end to end quotes nobody. One pass: a quotation that does not close ends the
 * search at its line's end, and there is no other mark before that.
 */
export function quotations(text: string): Uint8Array {
  const marks = new Uint8Array(text.length);
  const whole = text.trim().length;
  let at = 0;
  while (at < text.length) {
    const end = quotationEnd(text, at);
    if (end > at && text.slice(at, end).trim().length < whole) marks.fill(1, at, end);
    at = Math.max(end, at + 1);
  }
  return marks;
}

/** The end (exclusive) of the quotation that opens at `at`, or -1. */
function quotationEnd(text: string, at: number): number {
  if (text[at] === '"') return doubleEnd(text, at);
  if (text[at] === "'" && opensSingle(text, at)) return singleEnd(text, at);
  if (text[at] === '>' && startsLine(text, at)) return lineEnd(text, at);
  return -1;
}

function doubleEnd(text: string, at: number): number {
  for (let end = at + 1; end < text.length && text[end] !== '\n'; end += 1)
    if (text[end] === '"') return end > at + 1 ? end + 1 : -1;
  return -1;
}

function opensSingle(text: string, at: number): boolean {
  return startsLine(text, at) || /[\s(]/.test(text[at - 1] ?? '');
}

// An apostrophe before a letter belongs to a word such as "don't"; a short quotation has few of them.
function singleEnd(text: string, at: number): number {
  let inner = 0;
  for (let end = at + 1; end < text.length && text[end] !== '\n'; end += 1) {
    if (text[end] !== "'") continue;
    if (end === at + 1 || inner > MOST_APOSTROPHES) return -1;
    if (!isLetter(text[end + 1])) return end + 1;
    inner += 1;
  }
  return -1;
}

const MOST_APOSTROPHES = 2;

function isLetter(unit: string | undefined): boolean {
  return unit !== undefined && unit >= 'a' && unit <= 'z';
}

function startsLine(text: string, at: number): boolean {
  return at === 0 || text[at - 1] === '\n';
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
