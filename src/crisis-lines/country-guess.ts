import { countryOf } from './countries.js';

/** A guess at where somebody is; `sure` when their language settings name the country. */
export interface CountryGuess {
  code: string | null;
  sure: boolean;
}

interface Language {
  language: string;
  /** Two capital letters; null where the tag names no country. */
  country: string | null;
  weight: number;
}

// A real header is far shorter; what is beyond is not read, so that a long one costs nothing.
const MOST_CHARACTERS = 256;
const MOST_LANGUAGES = 10;

const RANGE =
  /^([a-z]{2,3})(?:-[a-z]{4})?(?:-([a-z]{2}|\d{3}))?(?:-[a-z\d]{1,8})*(?:\s*;\s*q=([01](?:\.\d{1,3})?))?$/i;

/**
 * Languages spoken mainly in one of the countries that we have lines for. English, Spanish, Portuguese and
 * Chinese are spoken in too many to tell.
 */
const MAIN_COUNTRY: ReadonlyMap<string, string> = new Map([
  ...pairs('DE', 'de'),
  ...pairs('FR', 'fr', 'br', 'oc'),
  ...pairs('NL', 'nl', 'fy'),
  ...pairs('ES', 'ca', 'eu', 'gl'),
  ...pairs('IT', 'it'),
  ...pairs('SE', 'sv'),
  ...pairs('NO', 'no', 'nb', 'nn'),
  ...pairs('DK', 'da'),
  ...pairs('FI', 'fi'),
  ...pairs('PL', 'pl'),
  ...pairs('HU', 'hu'),
  ...pairs('GR', 'el'),
  ...pairs('UA', 'uk'),
  ...pairs('IL', 'he', 'iw'),
  ...pairs('GB', 'cy', 'gd'),
  ...pairs('IE', 'ga'),
  ...pairs('NZ', 'mi'),
  ...pairs('ZA', 'af', 'zu', 'xh'),
  ...pairs('IN', 'hi', 'mr', 'te', 'gu', 'kn', 'ml'),
  ...pairs('MY', 'ms'),
  ...pairs('PH', 'fil', 'tl'),
  ...pairs('TH', 'th'),
  ...pairs('JP', 'ja'),
  ...pairs('KR', 'ko'),
]);

/**
 * Guesses the country from the languages that a browser asks for, never from an address.
 * @param acceptLanguage the header as it came, which may be anything
 * @returns `en-GB` → GB, sure; `de` → DE, not sure; `en` or nothing readable → null. The country may be one
 *   that we have no lines for: better no line than one that cannot be dialled there
 */
export function guessCountry(acceptLanguage: string | undefined): CountryGuess {
  const languages = withoutHabit(read(acceptLanguage ?? ''));
  for (const { language } of languages) {
    const guess = named(language, languages) ?? spoken(language);
    if (guess) return guess;
  }
  return { code: null, sure: false };
}

/** `de, de-AT`: the language comes first, its country may come later. */
function named(language: string, all: Language[]): CountryGuess | null {
  const found = all.find((one) => one.language === language && one.country);
  if (!found) return null;
  const doubtful = isAmericanEnglish(found) && all.some((one) => one.language !== 'en');
  return { code: found.country, sure: !doubtful };
}

function spoken(language: string): CountryGuess | null {
  const code = MAIN_COUNTRY.get(language);
  return code ? { code, sure: false } : null;
}

/** Browsers add `en-US` behind other languages by themselves: there it says nothing about the person. */
function withoutHabit(languages: Language[]): Language[] {
  if (languages[0]?.language === 'en') return languages;
  return languages.filter((one) => !isAmericanEnglish(one));
}

function isAmericanEnglish({ language, country }: Language): boolean {
  return language === 'en' && country === 'US';
}

/** The languages of a header, the most wished for first (RFC 9110, 12.5.4). */
function read(header: string): Language[] {
  const ranges = beginning(header).split(',', MOST_LANGUAGES);
  const languages = ranges.map(readRange).filter((one) => one !== null && one.weight > 0) as Language[];
  return languages.sort((a, b) => b.weight - a.weight);
}

/** What is read of a header; a language cut in two is left out, as half a tag can name another country. */
function beginning(header: string): string {
  if (header.length <= MOST_CHARACTERS) return header;
  const cut = header.slice(0, MOST_CHARACTERS);
  return cut.slice(0, Math.max(0, cut.lastIndexOf(',')));
}

function readRange(range: string): Language | null {
  const [, language, region, weight = '1'] = RANGE.exec(range.trim()) ?? [];
  if (!language) return null;
  return {
    language: language.toLowerCase(),
    country: countryOf(region ?? '')?.code ?? null,
    weight: Number(weight),
  };
}

function pairs(country: string, ...languages: string[]): [string, string][] {
  return languages.map((language) => [language, country]);
}
