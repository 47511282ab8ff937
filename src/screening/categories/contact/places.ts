import type { Budget } from '../../budget.js';
import { endOfParts, withoutEnd, type Part } from './parts.js';
import { before, everywhere, type Reading } from './reading.js';
import { STREET_ENDS, STREET_STARTS, titled } from './streets.js';

/** A place in a text, `end` exclusive. */
export interface Place {
  start: number;
  end: number;
}

/** What needs no name of a street: flats, boxes, postcodes, and the streets of Europe. */
export function places({ cased, text, budget }: Reading): Place[] {
  const whole = PATTERNS.flatMap((pattern) => everywhere(cased, pattern, budget));
  const rows = ROWS.flatMap(([first, rest]) => rowsIn(cased, first, rest, budget));
  const zips = everywhere(text, ZIP, budget).filter((zip) => !/ (?:mg|ug|ml|kg|hr)$/.test(zip[0]));
  return [...[...whole, ...zips].map(placeOf), ...rows, ...suites(cased, budget)];
}

/** The place of a whole find. */
export function placeOf(found: RegExpExecArray): Place {
  return { start: found.index, end: found.index + found[0].length };
}

function rowsIn(cased: string, first: RegExp, rest: Part[], budget: Budget): Place[] {
  return everywhere(cased, first, budget).flatMap((found) => {
    const { start, end } = placeOf(found);
    const last = endOfParts(cased, end, rest, budget);
    return last === undefined ? [] : [{ start, end: last }];
  });
}

const PATTERNS = [
  /\b(?:[A-Z]-)?\d{1,4},? (?:Sector|Block|Phase) \d{1,3}\b/g,
  // A postcode of the United Kingdom, Ireland, Canada.
  /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b/g,
  /\b[AC-FHKNPRTV-Y]\d[\dW] ?(?=[\dAC-FHKNPRTV-Y]{0,3}\d)(?=[\dAC-FHKNPRTV-Y]{0,3}[A-Z])[\dAC-FHKNPRTV-Y]{4}\b/g,
  /\b[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d\b/g,
  /\b[ADF]PO A[AEP] \d{5}\b/g,
  new RegExp(
    String.raw`\b(?:\d{1,6} )?(?:[A-Z][a-z'-]{1,20} ){0,2}[A-Za-z'-]{2,20}(?:${STREET_ENDS})\.? \d{1,4}[a-c]?\b`,
    'g',
  ),
  new RegExp(
    String.raw`(?:\b\d{1,6} )?\b(?:${titled(STREET_STARTS)}|${STREET_STARTS}) (?:[a-z]{1,4} |[dl]'){0,2}[A-Z][a-z'.-]{1,20}(?: (?:[a-z]{1,3} )?[A-Z][a-z.'-]{1,20}){0,3},? \d{1,5}\b`,
    'g',
  ),
];

/** How they begin, and what follows. */
const ROWS: [first: RegExp, rest: Part[]][] = [
  [
    /\b(?:Flat|Apartment|Apt\.?|Suite|Unit) \d{1,4}[A-Fa-f]?,? [A-Z][a-z'-]{1,20} /g,
    [
      [
        /(?!(?:House|Court|Lodge|Mansions|Tower|Towers|Heights|Point|Building|Block|Apartments)\b)[A-Z][a-z'-]{1,20} /y,
        0,
        2,
      ],
      [/(?:House|Court|Lodge|Mansions|Tower|Towers|Heights|Point|Building|Block|Apartments)\b/y, 1, 1],
    ],
  ],
  [
    /\b(?:P\.?O\.? Box|PSC|Unit) \d{1,6}(?=[\s,.?!]|$)/g,
    [
      [/,? Box \d{1,5}(?=[\s,.?!]|$)/y, 0, 1],
      [/\s[ADF]PO A[AEP] \d{5}/y, 0, 1],
    ],
  ],
  [
    /\b(?:No\.?|Number|#) ?\d{1,4}[A-Fa-f]?, /g,
    [
      [/(?!(?:Cross|Main|Layout|Nagar|Colony|Street|Road|Phase|Block|Sector)\b)[A-Z][a-z]{2,20},? /y, 0, 3],
      [/\d{1,2}(?:st|nd|rd|th) /y, 0, 1],
      [/(?:Cross|Main|Layout|Nagar|Colony|Street|Road|Phase|Block|Sector)\b/y, 1, 1],
      [/ (?:Cross|Main|Layout|Nagar|Colony|Street|Road|Phase|Block|Sector)\b/y, 0, 2],
    ],
  ],
];

/** "12 Oak Tree Suite 40", read from the word back to the number. */
function suites(cased: string, budget: Budget): Place[] {
  return everywhere(cased, SUITE, budget).map((found) => {
    const ahead = before(cased, found.index, SUITE_REACH, budget);
    const bare = withoutEnd(withoutEnd(ahead, /\b[A-Z][a-z.'-]{1,20} \d{1,5}\.?\s{1,3}$/, 1), CAPITAL, 3);
    const start = found.index - ahead.length + withoutEnd(bare, /\b\d{1,6} $/, 1).length;
    return { start, end: found.index + found[0].length };
  });
}

const SUITE = /\b(?:Apt\.|Suite|Apartment) \d{2,5}\b/g;
const SUITE_REACH = 105;
const CAPITAL = /\b[A-Z][a-z.'-]{1,20} $/;

const ZIP =
  /\b(?:postcode|post code|zip|zip code|eircode)(?:'s)?(?: is|:)? (?:[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}|\d{5}-\d{4}|\d{5}|[a-z]\d[\dw] ?[a-z0-9]{4})\b/g;
