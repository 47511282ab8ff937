import type { Normalised } from '../normalise.js';
import type { Match } from '../verdict.js';

/**
 * Personal contact details in a text: e-mail addresses, phone numbers, handles, street addresses and postcodes.
 * Helpline numbers, doses, dates, levels and day counts are left alone.
 */
export function contactDetails(source: Normalised): Match[] {
  return FINDERS.flatMap(({ rule, pattern, keep }) =>
    [...source.text.matchAll(pattern)]
      .filter((found) => keep(found[0], source.text, found.index))
      .map((found) => ({
        start: source.from[found.index] ?? 0,
        end: source.to[found.index + found[0].length - 1] ?? 0,
        rule,
        category: 'contact_details' as const,
      })),
  );
}

interface Finder {
  rule: string;
  pattern: RegExp;
  keep: (found: string, text: string, at: number) => boolean;
}

const always = (): boolean => true;

const FINDERS: Finder[] = [
  {
    rule: 'contact.email',
    pattern:
      /(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}(?:@| ?\[at\] ?| at (?=[a-z0-9-]{2,40} dot ))[a-z0-9-]{1,63}(?:\.| ?\[dot\] ?| dot )[a-z]{2,24}/g,
    keep: always,
  },
  { rule: 'contact.phone', pattern: /(?<![\d.,/-])\+?\(?\d[\d ().-]{7,18}\d(?![\d/])/g, keep: isPhone },
  {
    rule: 'contact.handle',
    pattern: /(?<![a-z0-9._%+@-])@[a-z0-9_.]{3,30}/g,
    keep: (found) => !/^@[\d.]+$/.test(found),
  },
  {
    rule: 'contact.handle',
    pattern:
      /\b(?:insta|instagram|ig|snap|snapchat|sc|kik|discord|telegram|whatsapp|wickr|signal|skype|twitter|tiktok|facebook|fb)(?: is| name| user(?:name)?| handle| id)?(?: ?: ?| is | - ?| @ ?)(?!(?:the|a|my|so|not|just|toxic|great|fun|full|bad|good|down|where|that)\b)[a-z0-9_.#]{3,32}/g,
    keep: (found) => /[\d_.#@]|: ?\S+$/.test(found),
  },
  {
    rule: 'contact.handle',
    pattern:
      /\b(?:add|find|message|msg|text|hit|dm|follow) me (?:up )?(?:on|at|via) (?:insta|instagram|snap|snapchat|kik|discord|telegram|whatsapp|skype|facebook|fb|twitter|wickr)\b/g,
    keep: always,
  },
  {
    rule: 'contact.address',
    pattern:
      /\b\d{1,4}[a-d]? (?:[a-z]{3,20} ){1,2}(?:street|st|road|rd|close|avenue|ave|lane|drive|crescent|terrace|gardens|court|boulevard|blvd|grove|square)\b(?! ?[a-z]* (?:minutes|hours))/g,
    keep: always,
  },
  { rule: 'contact.postcode', pattern: /\b[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}\b/g, keep: always },
];

const HELPLINES = new Set([
  '116123',
  '116006',
  '116111',
  '116117',
  '0800111',
  '08001111',
  '08001111111',
  '08088081677',
  '08082000247',
  '18002738255',
  '18006624357',
  '18007997233',
  '131114',
  '1300224636',
  '08000685555',
  '08457909090',
  '08081689111',
  '08001110111',
  '08001110222',
  '08001810771',
  '18334564566',
  '08004840048',
  '0300123393',
  '03001233393',
  '08009177650',
  '08005852828',
  '08081964444',
]);

function isPhone(found: string, text: string, at: number): boolean {
  const digits = found.replace(/\D/g, '');
  if (digits.length < 9 || digits.length > 15 || HELPLINES.has(digits)) return false;
  if (/^0?8(?:00|08)|^1?8(?:00|33|44|55|66|77|88)\d{7}$|^0?300/.test(digits)) return false;
  const before = text.slice(Math.max(0, at - 50), at);
  return (
    !/helpline|hotline|samaritans|lifeline|crisis line|nhs|childline|emergency|warmline/.test(before) &&
    !isDate(found)
  );
}

function isDate(found: string): boolean {
  return /^(?:19|20)\d\d[-. ]\d{1,2}[-. ]\d{1,2}\b|^\d{1,2}[-. ]\d{1,2}[-. ](?:19|20)\d\d\b/.test(found);
}
