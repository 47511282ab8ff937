import { placeOf, places, type Place } from './places.js';
import { before, everywhere, type Piece, type Reading } from './reading.js';
import { HOMES, NO_STREET, STREETS, titled } from './streets.js';
import { extended } from './towns.js';

/** Where somebody lives or can be met: a house in a street, a flat, a postcode; with the town that follows it. */
export function addresses(reading: Reading): Piece[] {
  const numbered = /\d/.test(reading.text) ? [...houses(reading), ...places(reading)] : [];
  const cores = [...numbered, ...homes(reading)];
  return cores.map((core) => ({ ...extended(core, reading), rule: 'contact.address' }));
}

const REACH = 50;

const CUE =
  /\b(?:live|lives|living|address|come (?:round|over|by|to)|visit|meet(?:ing)?|flat|house|home|send|post|deliver|number|no\.|staying|stay|moved|based|door|we're|we are|i'?m (?:at|in)|bring|located|return to|found at)\b[^.!?\n]{0,40}$/;

/** A number and the name of a street: "14 Meadow Lane", "7B Saltpan Terrace", "3 Pottle Mews". */
function houses({ text, cased, budget }: Reading): Place[] {
  return everywhere(text, HOUSE, budget)
    .filter((found) => isStreet(found[2]!, cased.slice(found.index, found.index + found[0].length)))
    .filter((found) => {
      const name = cased.slice(found.index, found.index + found[0].length);
      const street = name.split(' ').at(-1)!;
      return (
        isCapital(street) ||
        (SURE.test(street) && !COUNTED.test(found[2]!)) ||
        CUE.test(before(text, found.index, REACH, budget))
      );
    })
    .map(placeOf);
}

const HOUSE = new RegExp(
  String.raw`(?<![\d.,:£$€/])((?:\d{1,4}\/)?\d{1,5}[a-f]?(?:-\d{1,4})?,?) ((?:(?:[a-z][a-z'.-]{1,20}|[nsew]\.?|\d{1,3}(?:st|nd|rd|th)) ){1,4}?)(?:${STREETS})\b\.?(?!['-])`,
  'g',
);

const SURE = /^(?:street|road|avenue|lane|crescent|terrace|boulevard|gardens|grove|mews)$/;
const COUNTED = /^(?:[a-z]{1,20}s|star|way|car|mile|hour|minute|bed) /;

function isStreet(words: string, name: string): boolean {
  const parts = words.trim().split(' ');
  if (parts.some((word) => NO_STREET.has(word))) return false;
  return parts.length === 1 || isCapital(name.split(' ')[1]!) || !/[A-Z]/.test(name);
}

function isCapital(word: string): boolean {
  return /^[A-Z]/.test(word);
}

/** "I live on Ember Street", "at the end of Stoat Lane": a street without a number where somebody lives. */
function homes({ cased, text, budget }: Reading): Place[] {
  if (cased === text) return [];
  return [
    ...everywhere(cased, STREET, budget).filter(({ index }) =>
      LIVING.test(before(text, index, REACH, budget)),
    ),
    ...everywhere(cased, HOME, budget),
  ].map(placeOf);
}

const CAPITALS = String.raw`(?:[A-Z][a-z'-]{1,20} ){1,3}`;
const STREET = new RegExp(String.raw`\b${CAPITALS}(?:${titled(STREETS)})\b`, 'g');
const LIVING =
  /\b(?:live|lives|living|lived|house|flat|farm|home|place|shop|works?|bakery|address|staying)\b[^.!?\n]{0,25}\b(?:on|in|at|off|of|is|down|along):? $/;
const HOME = new RegExp(
  String.raw`\b(?:The |${CAPITALS})(?:${titled(HOMES)}), (?:\d{1,4} )?${CAPITALS}(?:${titled(STREETS)})\b|\b(?:house name is|live (?:at|in)|address:?(?: is)?) ${CAPITALS}(?:${titled(HOMES)})\b`,
  'g',
);
