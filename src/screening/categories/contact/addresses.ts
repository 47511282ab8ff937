import { HOMES, NO_STREET, STREETS, STREET_ENDS, STREET_STARTS } from './streets.js';
import { after, before, everywhere, type Piece, type Reading } from './reading.js';

/** Where somebody lives or can be met: a house in a street, a flat, a postcode; with the town that follows it. */
export function addresses(reading: Reading): Piece[] {
  const cores = [...houses(reading), ...homes(reading), ...patterns(reading)];
  return cores.map((core) => extended(core, reading));
}

const RULE = 'contact.address';
const REACH = 50;

const CUE =
  /\b(?:live|lives|living|address|come (?:round|over|by|to)|visit|meet(?:ing)?|flat|house|home|send|post|deliver|number|no\.|staying|stay|moved|based|door|we're|we are|i'?m (?:at|in)|bring|located|return to|found at)\b[^.!?\n]{0,40}$/;

/** A number and the name of a street: "14 Meadow Lane", "7B Saltpan Terrace", "3 Pottle Mews". */
function houses({ text, cased, budget }: Reading): Piece[] {
  return everywhere(text, HOUSE, budget)
    .filter((found) => isStreet(found[2]!, cased.slice(found.index, found.index + found[0].length)))
    .filter((found) => {
      const name = cased.slice(found.index, found.index + found[0].length);
      const street = /[a-z]+\.?$/i.exec(name)![0];
      return (
        isCapital(street) ||
        (SURE.test(street) && !COUNTED.test(found[2]!)) ||
        CUE.test(before(text, found.index, REACH, budget))
      );
    })
    .map((found) => place(found.index, found[0]));
}

const HOUSE = new RegExp(
  String.raw`(?<![\d.,:£$€/])((?:\d{1,4}\/)?\d{1,5}[a-f]?(?:-\d{1,4})?,?) ((?:(?:[a-z][a-z'.-]{1,20}|[nsew]\.?|\d{1,3}(?:st|nd|rd|th)) ){1,4}?)(?:${STREETS})\b\.?(?!['-])`,
  'g',
);

const SURE = /^(?:street|road|avenue|lane|crescent|terrace|boulevard|gardens|grove|mews)$/;
const COUNTED = /^(?:[a-z]+s|star|way|car|mile|hour|minute|bed) /;

function isStreet(words: string, name: string): boolean {
  const parts = words.trim().split(' ');
  if (parts.some((word) => NO_STREET.has(word))) return false;
  return parts.length === 1 || isCapital(name.split(' ')[1]!) || !/[A-Z]/.test(name);
}

function isCapital(word: string): boolean {
  return /^[A-Z]/.test(word);
}

/** "I live on Ember Street", "at the end of Stoat Lane": a street without a number where somebody lives. */
function homes({ cased, text, budget }: Reading): Piece[] {
  return [
    ...everywhere(cased, STREET, budget).filter(({ index }) =>
      LIVING.test(before(text, index, REACH, budget)),
    ),
    ...everywhere(cased, HOME, budget),
  ].map((found) => place(found.index, found[0]));
}

const CAPITALS = String.raw`(?:[A-Z][a-z'-]{1,20} ){1,3}`;
const titled = (words: string) =>
  words
    .split('|')
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join('|');

const STREET = new RegExp(String.raw`\b${CAPITALS}(?:${titled(STREETS)})\b`, 'g');
const LIVING =
  /\b(?:live|lives|living|lived|house|flat|farm|home|place|shop|works?|bakery|address|staying)\b[^.!?\n]{0,25}\b(?:on|in|at|off|of|is|down|along):? $/;
const HOME = new RegExp(
  String.raw`\b(?:The |${CAPITALS})(?:${titled(HOMES)}), (?:\d{1,4} )?${CAPITALS}(?:${titled(STREETS)})\b|\b(?:house name is|live (?:at|in)|address:?(?: is)?) ${CAPITALS}(?:${titled(HOMES)})\b`,
  'g',
);

/** What needs no name of a street: flats, boxes, postcodes, and the streets of Europe. */
function patterns({ cased, text, budget }: Reading): Piece[] {
  const found = PATTERNS.flatMap((pattern) => everywhere(cased, pattern, budget));
  const zips = everywhere(text, ZIP, budget).filter((zip) => !/ (?:mg|ug|ml|kg|hr)$/.test(zip[0]));
  return [...found, ...zips].map((each) => place(each.index, each[0]));
}

const PATTERNS = [
  /\b(?:[A-Z]-)?\d{1,4},? (?:Sector|Block|Phase) \d{1,3}\b/g,
  // A postcode of the United Kingdom, Ireland, Canada.
  /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b/g,
  /\b[AC-FHKNPRTV-Y]\d[\dW] ?(?=[\dAC-FHKNPRTV-Y]{0,3}\d)(?=[\dAC-FHKNPRTV-Y]{0,3}[A-Z])[\dAC-FHKNPRTV-Y]{4}\b/g,
  /\b[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d\b/g,
  /\b(?:Flat|Apartment|Apt\.?|Suite|Unit) \d{1,4}[A-Fa-f]?,? (?:[A-Z][a-z'-]{1,20} ){1,3}(?:House|Court|Lodge|Mansions|Tower|Towers|Heights|Point|Building|Block|Apartments)\b/g,
  /\b(?:P\.?O\.? Box|PSC|Unit) \d{1,6}(?:,? Box \d{1,5})?(?=[\s,.?!]|$)(?:\s[ADF]PO A[AEP] \d{5})?/g,
  /\b[ADF]PO A[AEP] \d{5}\b/g,
  /(?:\b\d{1,6} )?(?:\b[A-Z][a-z.'-]{1,20} ){0,3}(?:\b[A-Z][a-z.'-]{1,20} \d{1,5}\.?\s{1,3})?\b(?:Apt\.|Suite|Apartment) \d{2,5}\b/g,
  /\b(?:No\.?|Number|#) ?\d{1,4}[A-Fa-f]?, (?:[A-Z][a-z]{2,20},? ){0,3}(?:\d{1,2}(?:st|nd|rd|th) )?(?:Cross|Main|Layout|Nagar|Colony|Street|Road|Phase|Block|Sector)\b/g,
  new RegExp(
    String.raw`\b(?:\d{1,6} )?(?:[A-Z][a-z'-]{1,20} ){0,2}[A-Za-z'-]{2,20}(?:${STREET_ENDS})\.? \d{1,4}[a-c]?\b`,
    'g',
  ),
  new RegExp(
    String.raw`(?:\b\d{1,6} )?\b(?:${titled(STREET_STARTS)}|${STREET_STARTS}) (?:[a-z]{1,4} |[dl]'){0,2}[A-Z][a-z'.-]{1,20}(?: (?:[a-z]{1,3} )?[A-Z][a-z.'-]{1,20}){0,3},? \d{1,5}\b`,
    'g',
  ),
];

const ZIP =
  /\b(?:postcode|post code|zip(?: code)?|eircode)(?:'s)?(?: is|:)? (?:[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}|\d{5}(?:-\d{4})?|[a-z]\d[\dw] ?[a-z0-9]{4})\b/g;

/** With the flat before it, and the flat, town and postcode after it. */
function extended(core: Piece, { cased, budget }: Reading): Piece {
  const ahead = FLAT.exec(before(cased, core.start, REACH, budget))?.[0].length ?? 0;
  const rest = after(cased, core.end, TOWN_REACH, budget);
  const behind = (BLOCK.exec(rest) ?? TOWN.exec(rest))?.[0].length ?? 0;
  return { ...core, start: core.start - ahead, end: core.end + behind };
}

const FLAT =
  /(?:\b(?:[Ff]lat|[Aa]pt\.?|[Aa]partment|[Uu]nit|[Ss]uite|[Rr]oom) \d{0,4}[A-Za-z]?,? (?:(?:[A-Z][a-z'-]{1,20} ){1,2}(?:House|Court|Lodge|Tower), )?|\b\d{1,6} )$/;
const TOWN_REACH = 100;
// Line by line, as on an envelope.
const BLOCK =
  /^(?:\s{1,3}(?:Apt\.|Suite) \d{1,5})?(?:\s{0,2}\n\s{0,2},? ?[A-Z][A-Za-z' ()-]{1,40}){1,3} \d{4,5}\b/;
const TOWN =
  /^(?:,?\s{0,2}(?:[Ff]lat|[Aa]pt\.?|[Aa]partment|[Uu]nit|[Ss]uite|[Ff]loor) \d{1,4}[A-Za-z]?\b){0,2}(?:,\s{0,2}(?:[A-Z][a-z'-]{1,20}(?: [A-Z][a-z'-]{1,20}){0,2})){0,2}(?:,?\s{1,2}(?:[A-Z]{2} )?(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]\d[\dW] ?[A-Z\d]{4}|\d{5})\b)?/;

function place(start: number, found: string): Piece {
  return { start, end: start + found.length, rule: RULE };
}
