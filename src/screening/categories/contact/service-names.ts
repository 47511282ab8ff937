import type { Budget } from '../../budget.js';
import { endOfParts, type Part } from './parts.js';
import { isOrdinary } from './platforms.js';

/** A name found in a text, `end` exclusive, and the words that led to it. */
interface Name {
  start: number;
  end: number;
  name: string;
  lead: string;
}

/** The name that somebody has on a service, right after the service is named; `ahead` stands before the service. */
export function nameAfter(behind: string, ahead: string, budget: Budget): Name | undefined {
  const found = likely(behind, budget) ?? plain(behind, budget);
  return found !== undefined && isName(found, ahead) ? found : undefined;
}

/** A sign inside makes a name of it, however many small words lead there. */
function likely(behind: string, budget: Budget): Name | undefined {
  let at = 0;
  for (let words = 0; words < MOST_WORDS; words += 1) {
    const next = endOfParts(behind, at, LEADING, budget);
    if (next === undefined) return undefined;
    const name = nameAt(LIKELY, behind, next);
    if (name !== undefined) return name;
    at = next;
  }
  return undefined;
}

const MOST_WORDS = 14;
const LEADING: Part[] = [
  [
    /[ :=,>'"(-]{1,3}|'s (?:the )?|\b(?:is|as|its|it's|name|user|username|handle|id|tag|me|at|add|under|the|my|still|works|instead|im|i'm|also|too|account|or|and|on|called|which|that|here|gamertag|profile|page)\b/y,
    1,
    1,
  ],
];
const LIKELY =
  /(?<![a-z0-9])(?:u\/[a-z0-9_-]{3,20}|@?(?=[a-z_.#-]{0,31}[\d_.#][a-z0-9_])(?=[a-z0-9_.#-]{0,31}[a-z])[a-z0-9_][a-z0-9_.#-]{1,30}[a-z0-9_])(?![a-z0-9@]|:\/)/y;

/** A plain word is one only after words that announce it, and before the end of what is said. */
function plain(behind: string, budget: Budget): Name | undefined {
  const start = endOfParts(behind, 0, ANNOUNCING, budget);
  return start === undefined ? undefined : nameAt(PLAIN, behind, start);
}

const ANNOUNCING: Part[] = [
  [/ (?:name|username|user name|user|handle|id|tag|account|me|still works)/y, 0, 9],
  [/(?: ?[:=>] ?| - ?| is | as | under |'s )["']?/y, 1, 1],
];
const PLAIN =
  /@?(?=[a-z0-9_.#-]{0,31}[a-z])[a-z0-9_][a-z0-9_.#-]{1,30}[a-z0-9_](?= {0,9}(?:$|[\n,.;!?)"']| (?:and|if|x{1,9}|or|come|on|add|dm|message|say|pls|please|lol|haha|anyone|everyone|no)\b))/y;

function nameAt(shape: RegExp, text: string, start: number): Name | undefined {
  shape.lastIndex = start;
  const name = shape.exec(text)?.[0];
  return name === undefined
    ? undefined
    : { start, end: start + name.length, name, lead: text.slice(0, start) };
}

function isName({ name, lead }: Name, ahead: string): boolean {
  if (MEASURE.test(name)) return false;
  if (/[\d_#@/]/.test(name)) return true;
  if (/[.-]/.test(name)) return isDotted(name, ahead);
  return !isOrdinary(name) && isAnnounced(name, lead, ahead);
}

const MEASURE =
  /^(?:\d[\d.-]{0,31}(?:st|nd|rd|th|chan|am|pm|mg|k|m|s|%|x|years?|days?|h|hrs|)|\d{1,31}[.-]?[a-z]{1,3}|e\.g|i\.e|etc|a\.m|p\.m)$/;

function isAnnounced(name: string, lead: string, ahead: string): boolean {
  if (/[:=>]/.test(lead) || (lead === ' - ' && ahead.trim() === '')) return true;
  return name.length > 3 && OWN.test(ahead);
}

/** "name.of.mine", and not two sentences without a space between them. */
function isDotted(name: string, ahead: string): boolean {
  return (
    !isOrdinary(name.split(/[.-]/)[0]!) &&
    (OWN.test(ahead) || name.split('.').length > 2 || ahead.trim() === '')
  );
}

const OWN = /\b(?:my|me|his|her|their|our|i'?m|is|on|reach|find|add|her|mine)\b[^.!?\n]{0,14}$/;
