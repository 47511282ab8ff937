import { before, everywhere, pieceOf, type Piece, type Reading } from './reading.js';

/** Numbers that stand for one person: of a bank account or card, of insurance, a passport, a computer. */
export function numbers({ text, cased, budget }: Reading): Piece[] {
  const named = everywhere(text, NUMBER, budget).filter((found) =>
    isNamed(found, before(text, found.index, REACH, budget)),
  );
  const shaped = [
    ...everywhere(cased, IBAN, budget),
    ...everywhere(cased, INSURED, budget),
    ...everywhere(text, SECURITY, budget),
  ];
  return [...named, ...shaped].map((found) => pieceOf(found, 'contact.number'));
}

const REACH = 40;

const IBAN = /\b[A-Z]{2}\d{2} ?(?:[A-Z]{4}|\d{4}|[A-Z]\d{3}) ?(?:[A-Z0-9]{4} ?){2,6}[A-Z0-9]{1,4}\b/g;
// Of the United Kingdom and of the United States.
const INSURED = /\b[A-CEGHJ-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/g;
const SECURITY = /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/g;

const NUMBER =
  /(?<![\d.,£$€/-])\d(?:[ -]?\d){7,18}(?![\d,/-])|(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])|(?<![0-9a-f:])(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}/g;

function isNamed({ 0: found }: RegExpExecArray, ahead: string): boolean {
  if (/[.:]/.test(found)) return /\b(?:ip|address|client_ip)\b/.test(ahead);
  return NAMES.test(ahead) && /\d{3}/.test(found);
}

const NAMES =
  /\b(?:(?:credit|debit|bank|my|this|lost) ?card|card(?: (?:no|number|is)|:| #)|cc|account (?:no|number|is)|acc(?:oun)?t|sort code|iban|nhs (?:no|number)|hospital number|passport|national insurance|ni number|ssn|social security|aadhaar|medicare|pps|driving licence|transactions? of card)\b[^.!\n]{0,20}$/;
