import type { Match } from '../screening/verdict.js';

/** A piece of a text; `mark` says what the screen saw in it. */
export interface Segment {
  text: string;
  mark: null | { rule: string; category: string };
}

/**
 * Cuts a text at its matches, in order; where matches overlap, the one that begins first is marked.
 * @param offset where this text begins in the screened one, to which the matches refer
 */
export function markedText(text: string, matches: Match[], offset = 0): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (const { start, end, rule, category } of within(text, matches, offset)) {
    if (start < from) continue;
    segments.push(
      { text: text.slice(from, start), mark: null },
      { text: text.slice(start, end), mark: { rule, category } },
    );
    from = end;
  }
  segments.push({ text: text.slice(from), mark: null });
  return segments.filter((segment) => segment.text !== '');
}

function within(text: string, matches: Match[], offset: number): Match[] {
  return matches
    .map((match) => ({
      ...match,
      start: Math.max(0, match.start - offset),
      end: Math.min(text.length, match.end - offset),
    }))
    .filter((match) => match.start < match.end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
}
