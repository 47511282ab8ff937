import type { Budget } from '../budget.js';
import type { Normalised } from '../reading/normalise.js';
import type { Match } from '../verdict.js';
import { addresses } from './contact/addresses.js';
import { emails } from './contact/emails.js';
import { handles } from './contact/handles.js';
import { links } from './contact/links.js';
import { names } from './contact/names.js';
import { numbers } from './contact/numbers.js';
import { phones } from './contact/phones.js';
import { readingOf, type Finder, type Piece } from './contact/reading.js';

/**
 * Personal contact details in a text: phone numbers, e-mail addresses, names on other services, links to people, street
 * addresses, full names of people near the writer, numbers of accounts. Helplines, doses, dates, levels and counts
 * are left alone. In order of place, and no place twice.
 * @param original the text that `source` was made from: names need its capitals
 */
export function contactDetails(source: Normalised, original: string, budget: Budget): Match[] {
  const reading = readingOf(source, original, budget);
  return apart(FINDERS.flatMap((find) => find(reading))).map((piece) => matchOf(piece, source, original));
}

const FINDERS: Finder[] = [emails, links, phones, addresses, numbers, handles, names];

/** Pieces that overlap become one. */
function apart(pieces: Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces.toSorted((one, two) => one.start - two.start)) {
    const last = out.at(-1);
    if (last === undefined || piece.start >= last.end) out.push({ ...piece });
    else Object.assign(last, joined(last, piece));
  }
  return out;
}

function joined(one: Piece, two: Piece): Piece {
  const { rule } = one.end - one.start >= two.end - two.start ? one : two;
  return { start: one.start, end: Math.max(one.end, two.end), rule };
}

function matchOf({ start, end, rule }: Piece, { from, to }: Normalised, original: string): Match {
  const last = to[end - 1]!;
  const marks = MARKS.exec(original.slice(last, last + MOST_MARKS))?.[0].length ?? 0;
  return { start: from[start]!, end: last + marks, rule, category: 'contact_details' };
}

// Accents, and the frame around an emoji's figure, are gone from the normalised text.
const MARKS = /^\p{M}+/u;
const MOST_MARKS = 4;
