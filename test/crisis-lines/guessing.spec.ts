import { describe, expect, it } from 'vitest';
import { guessCountry } from '../../src/crisis-lines/country-guess.js';

const NOTHING = { code: null, sure: false };

describe('the guess at a country', () => {
  it.each([
    ['en-GB', 'GB'],
    ['en-GB,en;q=0.9', 'GB'],
    ['en-gb', 'GB'],
    ['en-UK', 'GB'],
    ['en-US,en;q=0.9', 'US'],
    ['de-AT,de;q=0.9,en-US;q=0.8,en;q=0.7', 'AT'],
    ['fr,fr-BE;q=0.8,en-US;q=0.5,en;q=0.3', 'BE'],
    ['en, en-NZ;q=0.8', 'NZ'],
    ['zh-Hant-TW', 'TW'],
    ['sr-Latn-RS', 'RS'],
    ['de;q=0.2, pt-BR;q=0.9', 'BR'],
    ['en-IE-x-private', 'IE'],
  ])('%s is surely %s', (header, code) => {
    expect(guessCountry(header)).toEqual({ code, sure: true });
  });

  it.each([
    ['de', 'DE'],
    ['DE', 'DE'],
    ['de,en-US;q=0.7,en;q=0.3', 'DE'],
    ['nb-NO;q=0, sv', 'SE'],
    ['en, ja;q=0.5', 'JP'],
    ['fil', 'PH'],
    ['en-US,en;q=0.9,nl;q=0.8', 'US'],
  ])('%s may be %s', (header, code) => {
    expect(guessCountry(header)).toEqual({ code, sure: false });
  });

  it.each([
    undefined,
    '',
    '*',
    'en',
    'es',
    'es-419',
    'en-001',
    'en-150',
    'en-EU',
    'en-ZZ',
    'en-XX',
    'ar,en-US;q=0.9,en;q=0.8',
  ])('%s says nothing', (header) => {
    expect(guessCountry(header)).toEqual(NOTHING);
  });

  it('names a country without lines too, and does not take its neighbour', () => {
    expect(guessCountry('pt-AO,pt;q=0.9')).toEqual({ code: 'AO', sure: true });
  });
});

describe('a hostile header', () => {
  it.each([
    ['a weight that is no weight', 'en-GB;q=1e999'],
    ['a tag that is none', 'en_GB'],
    ['a name of JavaScript', '__proto__'],
    ['another', 'constructor-GB'],
    ['markup', '<script>alert(1)</script>'],
    ['SQL', "de'; drop table members; --"],
    ['control characters', '\u0000\u0000de'],
    ['a second header', 'de\r\nSet-Cookie: a=b'],
    ['commas', ','.repeat(100_000)],
    ['hyphens', '-'.repeat(100_000)],
    ['spaces within', `de${' '.repeat(100_000)}x`],
    ['spaces before', `${' '.repeat(1000)},de`],
    ['subtags', `en${'-aa'.repeat(100_000)}!`],
    ['weights', 'en;q='.repeat(50_000)],
  ])('says nothing: %s', (_, header) => {
    expect(guessCountry(header)).toEqual(NOTHING);
  });

  it('is only read at its beginning', () => {
    expect(guessCountry(`en,${'x,'.repeat(8)}de`)).toEqual({ code: 'DE', sure: false });
    expect(guessCountry(`en,${'x,'.repeat(9)}de`)).toEqual(NOTHING);
    expect(guessCountry(`${'en,'.repeat(5)}${' '.repeat(236)}en-gbvariant`)).toEqual(NOTHING);
    expect(guessCountry(`de,${'en-US,'.repeat(200_000)}`)).toEqual({ code: 'DE', sure: false });
  });
});
