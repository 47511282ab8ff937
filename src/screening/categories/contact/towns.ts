import { endOfParts, type Part } from './parts.js';
import type { Place } from './places.js';
import { before, type Reading } from './reading.js';

/** A place with the flat before it, and the flat, town and postcode after it. */
export function extended({ start, end }: Place, { cased, budget }: Reading): Place {
  const flat = FLAT.exec(before(cased, start, REACH, budget))?.[0].length ?? 0;
  const last = endOfParts(cased, end, BLOCK, budget) ?? endOfParts(cased, end, TOWN, budget);
  return { start: start - flat, end: last ?? end };
}

const REACH = 50;
const FLAT =
  /(?:\b(?:[Ff]lat|[Aa]pt\.?|[Aa]partment|[Uu]nit|[Ss]uite|[Rr]oom) \d{0,4}[A-Za-z]?,? (?:[A-Z][a-z'-]{1,20} [A-Z][a-z'-]{1,20} (?:House|Court|Lodge|Tower), |[A-Z][a-z'-]{1,20} (?:House|Court|Lodge|Tower), |)|\b\d{1,6} )$/;

// Line by line, as on an envelope.
const BLOCK: Part[] = [
  [/\s{1,3}(?:Apt\.|Suite) \d{1,5}/y, 0, 1],
  [/\s{0,2}\n\s{0,2},? ?[A-Z][A-Za-z' ()-]{0,39}[A-Za-z')-]/y, 1, 3],
  [/ {1,3}\d{4,5}\b/y, 1, 1],
];

const TOWN: Part[] = [
  [/,?\s{0,2}(?:[Ff]lat|[Aa]pt\.?|[Aa]partment|[Uu]nit|[Ss]uite|[Ff]loor) \d{1,4}[A-Za-z]?\b/y, 0, 2],
  [/,\s{0,2}[A-Z][a-z'-]{1,20}(?: [A-Z][a-z'-]{1,20} [A-Z][a-z'-]{1,20}| [A-Z][a-z'-]{1,20}|)/y, 0, 2],
  [
    /,?\s{1,2}(?:[A-Z]{2} |)(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]\d[\dW] ?[A-Z\d]{4}|\d{5})\b/y,
    0,
    1,
  ],
];
