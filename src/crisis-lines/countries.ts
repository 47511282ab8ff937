import { countryCodes, isListed, servedCodes } from './all-lines.js';

/** A country as a page names it. */
export interface Country {
  /** ISO 3166-1, two capital letters. */
  code: string;
  name: string;
}

const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** Codes that Unicode names although nobody lives there: unions, leftovers, test regions. */
const NO_COUNTRIES = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);

/** The countries that have lines, by name. */
export function countriesWithLines(): Country[] {
  return byName(countryCodes());
}

/**
 * Countries as a chooser offers them: those in front that an admin put there, or else those that this place serves.
 * @param chosen codes, the first in front; those that are not among the countries stay away
 */
export function inFront<Choice extends Country>(countries: Choice[], chosen: readonly string[]): Choice[] {
  const codes = chosen.length > 0 ? chosen : servedCodes();
  const first = codes.flatMap((code) => countries.filter((country) => country.code === code));
  return [...new Set([...first, ...countries])];
}

let everyCountry: Country[] | null = null;

/** Every country there is, by name. */
export function allCountries(): Country[] {
  everyCountry ??= byName(PAIRS.filter((code) => countryOf(code)?.code === code));
  return everyCountry;
}

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const PAIRS = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));

function byName(codes: string[]): Country[] {
  const countries = codes.map((code) => ({ code, name: names.of(code) ?? code }));
  return countries.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Whether we have lines for a country. Takes anything, also what a stranger sent. */
export function hasLines(code: string): boolean {
  return isListed(countryOf(code)?.code ?? '');
}

/**
 * The country that a code means, whether or not we have lines there.
 * @param code anything; `gb`, `GB` and `UK` are all the United Kingdom
 * @returns null when it is no country
 */
export function countryOf(code: string): Country | null {
  if (!/^[a-z]{2}$/i.test(code)) return null;
  const region = new Intl.Locale(`und-${code}`).region ?? '';
  const name = region.length === 2 && !NO_COUNTRIES.has(region) ? names.of(region) : undefined;
  return name ? { code: region, name } : null;
}

// English says "in the Netherlands", "in Spain".
const WITH_ARTICLE = new Set([
  'AE',
  'BS',
  'CD',
  'CF',
  'CG',
  'DO',
  'GB',
  'GM',
  'KM',
  'MH',
  'MV',
  'NL',
  'PH',
  'SB',
  'SC',
  'US',
]);

/** A country's name as it stands in a sentence: "the United Kingdom". */
export function nameInSentence({ code, name }: Country): string {
  return WITH_ARTICLE.has(code) ? `the ${name}` : name;
}
