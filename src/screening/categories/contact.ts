import type { Normalised } from '../reading/normalise.js';
import type { Match } from '../verdict.js';
import { FREEPHONE, HELPLINES, HELPLINE_WORDS } from './helplines.js';
import { matchBetween } from './place.js';

/**
 * Personal contact details in a text: e-mail addresses, phone numbers, handles, street addresses and postcodes.
 * Helpline numbers, doses, dates, levels and day counts are left alone.
 */
export function contactDetails(source: Normalised): Match[] {
  return FINDERS.flatMap(({ rule, pattern, keep }) =>
    [...source.text.matchAll(pattern)]
      .filter((found) => keep?.(found[0], source.text, found.index) ?? true)
      .map((found) => matchBetween(source, found, found, rule, 'contact_details')),
  );
}

interface Finder {
  rule: string;
  pattern: RegExp;
  keep?: (found: string, text: string, at: number) => boolean;
}

// Every repetition is bounded, so that looking from each place of a text costs no more than a constant.
const FINDERS: Finder[] = [
  {
    rule: 'contact.email',
    pattern:
      /(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}(?:@| ?\[at\] ?| at (?=[a-z0-9-]{2,40} dot ))[a-z0-9-]{1,63}(?:\.| ?\[dot\] ?| dot )[a-z]{2,24}/g,
  },
  { rule: 'contact.phone', pattern: /(?<![\d.,/-])\+?\(?\d[\d ().-]{7,18}\d(?![\d/])/g, keep: isPhone },
  {
    rule: 'contact.handle',
    pattern: /(?<![a-z0-9._%+@-])@[a-z0-9_.]{3,30}/g,
    keep: (found) => /[^@\d.]/.test(found),
  },
  {
    rule: 'contact.handle',
    pattern:
      /\b(?:insta|instagram|ig|snap|snapchat|sc|kik|discord|telegram|whatsapp|wickr|signal|skype|twitter|tiktok|facebook|fb)(?: is| name| username| user| handle| id)?(?: ?: ?| is | - ?| @ ?)(?!(?:the|a|my|so|not|just|toxic|great|fun|full|bad|good|down|where|that)\b)[a-z0-9_.#]{3,32}/g,
    keep: (found) => /[\d_.#@]|: ?\S/.test(found),
  },
  {
    rule: 'contact.handle',
    pattern:
      /\b(?:add|find|message|msg|text|hit|dm|follow) me (?:up )?(?:on|at|via) (?:insta|instagram|snap|snapchat|kik|discord|telegram|whatsapp|skype|facebook|fb|twitter|wickr)\b/g,
  },
  {
    rule: 'contact.address',
    pattern:
      /\b\d{1,4}[a-d]? (?:[a-z]{3,20} [a-z]{3,20}|[a-z]{3,20}) (?:street|st|road|rd|close|avenue|ave|lane|drive|crescent|terrace|gardens|court|boulevard|blvd|grove|square)\b(?! ?[a-z]{0,20} (?:minutes|hours))/g,
  },
  { rule: 'contact.postcode', pattern: /\b[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}\b/g },
];

function isPhone(found: string, text: string, at: number): boolean {
  const digits = found.replace(/\D/g, '');
  if (digits.length < 9 || digits.length > 15 || HELPLINES.has(digits) || FREEPHONE.test(digits))
    return false;
  return !HELPLINE_WORDS.test(text.slice(Math.max(0, at - 50), at)) && !isDate(found);
}

function isDate(found: string): boolean {
  return /^(?:19|20)\d\d[-. ]\d{1,2}[-. ]\d{1,2}\b|^\d{1,2}[-. ]\d{1,2}[-. ](?:19|20)\d\d\b/.test(found);
}
