import type { Budget } from '../../budget.js';
import { endOfParts, type Part } from './parts.js';
import { before, everywhere, pieceOf, type Piece, type Reading } from './reading.js';

/** Numbers that stand for one person: of a bank account or card, of insurance, a passport, a computer. */
export function numbers({ text, cased, budget }: Reading): Piece[] {
  if (!/\d/.test(text)) return [];
  const named = [...everywhere(text, DIGITS, budget), ...everywhere(text, IP, budget)].filter((found) =>
    isNamed(found[0], before(text, found.index, REACH, budget)),
  );
  const shaped = [...everywhere(cased, INSURED, budget), ...everywhere(text, SECURITY, budget)];
  return [...[...named, ...shaped].map(wholeOf), ...ibans(cased, budget)];
}

function wholeOf(found: RegExpExecArray): Piece {
  return pieceOf(found, RULE);
}

function ibans(cased: string, budget: Budget): Piece[] {
  return everywhere(cased, IBAN, budget).flatMap((found) => rowFrom(found, cased, IBAN_REST, budget));
}

function rowFrom(found: RegExpExecArray, text: string, parts: Part[], budget: Budget): Piece[] {
  const { start, end } = wholeOf(found);
  const last = endOfParts(text, end, parts, budget);
  return last === undefined ? [] : [{ start, end: last, rule: RULE }];
}

const RULE = 'contact.number';
const REACH = 40;

const IBAN = /\b[A-Z]{2}\d{2} ?(?:[A-Z]{4}|\d{4}|[A-Z]\d{3})/g;
const IBAN_REST: Part[] = [
  [/ ?[A-Z0-9]{4}/y, 2, 7],
  [/ ?[A-Z0-9]{1,3}\b/y, 0, 1],
  [/\b/y, 1, 1],
];
// Of the United Kingdom and of the United States.
const INSURED = /\b[A-CEGHJ-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/g;
const SECURITY = /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/g;

// Eight digits or more, one by one or in groups: a card's sixteen, with its date and code behind them.
const DIGITS = /(?<![\d.,£$€/-])\d(?:\d|[ -](?=\d)){7,44}(?![\d,/-])/g;
const IP =
  /(?<![\d.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\d.])|(?<![0-9a-f:])[0-9a-f]{1,4}:[0-9a-f:]{12,33}[0-9a-f]/g;

function isNamed(found: string, ahead: string): boolean {
  if (/[.:]/.test(found)) return isComputers(found) && /\b(?:ip|address|client_ip)\b/.test(ahead);
  return found.replace(/[ -]/g, '').length >= FEWEST && /\d{3}/.test(found) && NAMES.test(ahead);
}

const FEWEST = 8;

/** Four numbers, or eight. */
function isComputers(found: string): boolean {
  const parts = found.split(':');
  return (
    found.includes('.') || (parts.length === 8 && parts.every((part) => part.length > 0 && part.length < 5))
  );
}

const NAMES =
  /\b(?:(?:credit|debit|bank|my|this|lost) ?card|card(?: (?:no|number|is)|:| #)|cc|account (?:no|number|is)|acc(?:oun)?t|sort code|iban|nhs (?:no|number)|hospital number|passport|national insurance|ni number|ssn|social security|aadhaar|medicare|pps|driving licence|transactions? of card)\b[^.!\n]{0,20}$/;
