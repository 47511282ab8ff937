import type { Budget } from '../../budget.js';
import { endOfParts, type Part } from './parts.js';
import { everywhere } from './reading.js';

/** Whether the words before or after say that a number is for ringing or writing to somebody. */
export function isAskedFor(ahead: string, behind: string): boolean {
  return ASKING.test(ahead) || OFFERED.test(behind);
}

/** Whether the words around say that a number counts, costs or names some thing. */
export function isSomethingElse(ahead: string, behind: string, digits: string, budget: Budget): boolean {
  if (COSTS.test(ahead) || isThings(ahead, budget) || (!LONG.test(digits) && GLUED.test(ahead))) return true;
  return STUCK.test(behind) || (!LONG.test(digits) && COUNTED.test(behind));
}

/** "order number is ", "ref ab-": what is named right before. */
function isThings(ahead: string, budget: Budget): boolean {
  const things = everywhere(ahead, THING, budget);
  return things.some(
    (thing) => endOfParts(ahead, thing.index + thing[0].length, TO_NUMBER, budget) !== undefined,
  );
}

const ASKING =
  /\b(?:phone|mobile|mob|cell|tel|telephone|landline|call|calling|ring|text|txt|message|msg|whatsapp|viber|signal|bell|buzz|my number|new number|number is|numbers|number's|digits|reach (?:me|us|him|her|them)|contact|dial|sim|ping|fax|line|me on|swap|area code)\b[^.!?\n]{0,30}$/;

const OFFERED =
  /^[\s,;:.)(-]{0,4}(?:is my|is the number|thats me|that's me|thats my|that's my|my (?:cell|number|mobile|phone)|call me|ring me|text me|message me|if (?:you|u|anyone) (?:want|need|fancy|ever)|area code|you figure)/;

const COSTS = /(?:[£$€₹₦¥#]|\brs\.?|\b(?:usd|gbp|eur|inr|isbn|v|ver|version)) ?$/;

const THING =
  /\b(?:order|ref|reference|ticket|tracking|invoice|booking|confirmation|parcel|case|claim|complaint|serial|model|batch|lot|item|part|licence|build|version|code|codes|policy|prescription|isbn|doi|flight|barcode|receipt|patient|student|employee|member|membership|customer|account|id)\b/g;
const TO_NUMBER: Part[] = [
  [/ (?:no|number|num|id|code|is|was|ref)/y, 0, 9],
  [/[\s.:#,'"-]{0,4}(?:[a-z]{1,4}[-/]?|)$/y, 1, 1],
];

// Letters or figures stick to it: half of something longer.
const GLUED = /(?:[a-z][-_/]?|\d[.:]|\d:\d{0,2}|[=/]\d{0,4})$/;
const STUCK = /^(?:[:/]\d|(?!x{1,9}\b|or\b|and\b|now\b|call|text|ring|ask)[a-z]|%|[_-]\d)/;

/** Long enough, and with a nought before it, to be nothing that is counted. */
const LONG = /^0[1-9]\d{8,9}$/;

const COUNTED =
  /^ ?(?:mg|mcg|ml|g|kg|lbs?|steps|days?|hours?|hrs|mins?|minutes|am|pm|cal|calories|kcal|km|miles|points|followers|quid|pounds|euros?|dollars|bucks|rupees|naira|%|people|views|words|years?|yrs|times|units|weeks?|months?|likes|subscribers|members|iu|bpm|rpm)\b/;
