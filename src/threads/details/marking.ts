import { isVisible } from '../../platform/text/clean.js';
import { hideable, MARK, type Piece, type Range } from '../../platform/text/masking.js';
import type { Match } from '../../screening/verdict.js';
import { LONGEST_BODY, LONGEST_TITLE } from '../forms.js';
import { screenedText } from '../revision.entity.js';

interface Words {
  title: string | null;
  body: string;
}

/** A text cut into what stays and the contact details that were found in it. */
export interface Marked {
  title: Piece[] | null;
  body: Piece[];
}

/** Marks the details wherever they stand: where the screen found them, and where the same words come again. */
export function markDetails({ title, body }: Words, matches: Match[]): Marked {
  const found = matches.filter(({ category }) => category === 'contact_details');
  const text = screenedText({ title, body });
  const passages = [...new Set(found.map(({ start, end }) => text.slice(start, end).trim()))];
  const from = text.length - body.length;
  return {
    title: title === null ? null : pieces(title, placesIn(title, found, 0, passages)),
    body: pieces(body, placesIn(body, found, from, passages)),
  };
}

function placesIn(text: string, found: Match[], from: number, passages: string[]): Range[] {
  const within = found.map(({ start, end }) => ({
    start: Math.max(start - from, 0),
    end: Math.min(end - from, text.length),
  }));
  return [
    ...within.filter(({ start, end }) => start < end),
    ...passages.flatMap((words) => again(text, words)),
  ];
}

const LETTER = /[\p{L}\p{N}]/u;

// As words of their own: a short name stands in many others.
function again(text: string, words: string): Range[] {
  const places: Range[] = [];
  for (let start = text.indexOf(words); start >= 0 && words; start = text.indexOf(words, start + 1)) {
    const end = start + words.length;
    if (!LETTER.test(text[start - 1] ?? '') && !LETTER.test(text[end] ?? '')) places.push({ start, end });
  }
  return places;
}

function pieces(text: string, places: Range[]): Piece[] {
  let from = 0;
  const cut = hideable(text, places).flatMap(({ start, end }) => {
    const before = { text: text.slice(from, start), hidden: false };
    from = end;
    return [before, { text: text.slice(start, end), hidden: true }];
  });
  return [...cut, { text: text.slice(from), hidden: false }].filter((piece) => piece.text !== '');
}

/** Whether anything was found that can be shown. */
export function hasMarks({ title, body }: Marked): boolean {
  return [...(title ?? []), ...body].some((piece) => piece.hidden);
}

/** The text with the mark in the place of the details; null where nothing would be left, or it would be too long. */
export function withoutDetails(marked: Marked): Words | null {
  const title = marked.title && joined(marked.title);
  const body = joined(marked.body);
  const left = body.replaceAll(MARK, '').replace(/[\p{P}\p{S}]/gu, '');
  const fits = length(title ?? '') <= LONGEST_TITLE && length(body) <= LONGEST_BODY;
  return hasMarks(marked) && fits && isVisible(left) ? { title, body } : null;
}

function joined(all: Piece[]): string {
  return all.map((piece, nth) => (piece.hidden ? markBefore(all[nth + 1]) : piece.text)).join('');
}

// The mark is in brackets: right before these signs it would become a link.
function markBefore(next: Piece | undefined): string {
  return /^[([:]/.test(next?.text ?? '') ? `${MARK} ` : MARK;
}

function length(text: string): number {
  return Array.from(text).length;
}
