/** What readers see in the place of words that the team hid. PostgreSQL knows the same one: `hidden_mark()`. */
export const MARK = '[words hidden]';

/** A piece of a text; `hidden` when readers see the mark instead of it. */
export interface Piece {
  text: string;
  hidden: boolean;
}

/** A passage of a text: UTF-16 offsets, `end` exclusive. */
export interface Range {
  start: number;
  end: number;
}

/** A text with every occurrence of these passages replaced by the mark. A link is hidden whole or not at all. */
export function hide(text: string, passages: string[]): string {
  let from = 0;
  const kept = rangesOf(text, passages).map(({ start, end }) => {
    const before = text.slice(from, start);
    from = end;
    return before + MARK;
  });
  return kept.join('') + text.slice(from);
}

function rangesOf(text: string, passages: string[]): Range[] {
  return hideable(
    text,
    passages.flatMap((passage) => occurrences(text, passage)),
  );
}

/** The places as they can be hidden: in their order, none beside another, each link whole. */
export function hideable(text: string, places: Range[]): Range[] {
  const links = linksOf(text);
  return merged(places.map((range) => widened(range, links)));
}

function occurrences(text: string, passage: string): Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf(passage); at >= 0 && passage; at = text.indexOf(passage, at + 1))
    found.push({ start: at, end: at + passage.length });
  return found;
}

interface Link extends Range {
  /** Where its address begins. */
  address: number;
}

// Half a link is no link any more: its signs would stand in the text, and its address might.
function linksOf(text: string): Link[] {
  return [...text.matchAll(/\[[^[\]\n]*\]\([^()\s]*\)|<https?:[^<>\s]*>/g)].map(({ 0: link, index }) => ({
    start: index,
    end: index + link.length,
    address: index + Math.max(0, link.indexOf('](')),
  }));
}

function widened({ start, end }: Range, links: Link[]): Range {
  const cut = links.filter(
    (link) => start < link.end && end > link.start && (end > link.address || start < link.start),
  );
  return {
    start: Math.min(start, ...cut.map((link) => link.start)),
    end: Math.max(end, ...cut.map((link) => link.end)),
  };
}

function merged(ranges: Range[]): Range[] {
  const apart: Range[] = [];
  for (const range of ranges.sort((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else apart.push({ ...range });
  }
  return apart;
}

/** A text cut into what readers see of it and what was hidden from them, found by the text that they see. */
export function hiddenPieces(text: string, masked: string): Piece[] {
  const [first = '', ...shown] = masked.split(MARK);
  const pieces = [{ text: first, hidden: false }];
  let from = first.length;
  shown.forEach((words, nth) => {
    const at = nth === shown.length - 1 ? text.length - words.length : text.indexOf(words, from + 1);
    pieces.push({ text: text.slice(from, at), hidden: true }, { text: words, hidden: false });
    from = at + words.length;
  });
  return pieces.filter((piece) => piece.text !== '');
}

/** Every passage that was hidden, once. */
export function hiddenPassages(text: string, masked: string): string[] {
  const hidden = hiddenPieces(text, masked).filter((piece) => piece.hidden);
  return [...new Set(hidden.map((piece) => piece.text))];
}
