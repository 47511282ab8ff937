import { describe, expect, it } from 'vitest';
import { countryCodes, emergencyNumbers, linesIn } from '../../src/crisis-lines/all-lines.js';
import { countriesWithLines, countryOf, hasLines, nameInSentence } from '../../src/crisis-lines/countries.js';
import { isWeak, type Kind, KINDS } from '../../src/crisis-lines/crisis-line.js';
import data from '../../src/crisis-lines/lines.json' with { type: 'json' };
import { zoneNamed } from '../../src/platform/time/zoned-time.js';
import { lineView } from '../../src/crisis-lines/line-view.js';
import { say } from './say.js';

const lines = countryCodes().flatMap((code) => linesIn(code));

/** Hours that nobody knows, or few sources and no day: read on the pages, by hand. */
const WEAK = [
  'US Stop It Now!',
  'GB Switchboard',
  'IE Pieta',
  'IE Stop It Now',
  'AU Family Drug Support',
  'NZ 0800 What’s Up',
  'DE Giftinformationszentren (poison centres)',
  'DE Elterntelefon',
  'CH Pro Juventute 147',
  'FR STOP',
  'BE Zelfmoordlijn 1813',
  'BE Centre de Prevention du Suicide',
  'BE Awel',
  'BE Écoute-Enfants',
  'ES Servicio de Información Toxicológica',
  'PT SOS Criança',
  'IT Telefono Amico Italia',
  'DK Livslinien',
  'FI Barn- och ungdomstelefonen',
  'UA Lifeline Ukraine',
  'UA National Children’s Hotline',
  'IL ERAN',
  'ZA SADAG Suicide Crisis',
  'KE Befrienders Kenya',
  'IN Childline 1098',
  'SG Tinkle Friend',
  'TW Teacher Chang 1980',
  'JP TELL Lifeline',
  'PH National Poison Management and Control Center',
  'TH 1323',
  'BR Disque-Intoxicação',
  'AR Linea nacional de salud mental',
  'AR Línea 102',
];

/** Countries for which no page with a number could be read. */
const WITHOUT: Partial<Record<Kind, string>> = {
  crisis: '',
  youth: 'BR IL MX',
  poison: 'AR GB GR HK IL IN KE KR MX MY NL PL SG TW UA',
  harm_to_others:
    'AR AT BR CH CL DE DK ES FI GR HK HU IL IN IT JP KE KR MX MY NL NO PH PL PT SE SG TH TW UA ZA',
};

describe('the list of lines', () => {
  it('has every line in a country with an emergency number', () => {
    expect(lines).toHaveLength(data.lines.length);
    expect(lines).toHaveLength(139);
    expect(countryCodes()).toHaveLength(39);
    for (const code of countryCodes()) {
      expect(linesIn(code), code).not.toEqual([]);
      expect(emergencyNumbers(code), code).not.toEqual([]);
      for (const number of emergencyNumbers(code)) expect(number, code).toMatch(/^\d{2,5}$/);
    }
  });

  it.each(lines)('$country $name is whole', (line) => {
    expect(line.source).toMatch(/\S/);
    for (const page of [line.website, line.chat])
      expect(page ?? 'https://-').toMatch(/^https:\/\/[^\s"<>]+$/);
    expect(line.confidence).toMatch(/^[ABC]$/);
    expect(line.verified ?? '2026-01').toMatch(/^20\d\d-(0[1-9]|1[0-2])(-([0-2]\d|3[01]))?$/);
    expect(typeof line.dialTested).toBe('boolean');
    expect(line.kinds).not.toEqual([]);
    for (const kind of line.kinds) expect(KINDS.filter((known) => known !== 'emergency')).toContain(kind);
    expect(line.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(zoneNamed(line.zone), line.zone).not.toBeNull();
    expect([...line.calls, ...line.texts]).not.toEqual([]);
    for (const { number } of [...line.calls, ...line.texts]) expect(number).toMatch(/^[+*]?\d+([ -]\d+)*$/);
    expect(lineView(line, new Date(0), say).hours).toMatch(/\S/);
  });

  it('takes its date from its source', () => {
    for (const { verified, source } of lines) if (verified) expect(source).toContain(verified);
  });

  it('names the page where it was read, for what a number from memory could harm', () => {
    for (const { kinds, source, name } of lines)
      if (kinds.some((kind) => ['poison', 'youth', 'harm_to_others', 'abuse', 'lgbtq'].includes(kind)))
        expect(source, name).toMatch(/[a-z\d-]+\.[a-z]{2,}\b/);
  });

  it('has no line twice', () => {
    const ids = data.lines.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const names = lines.map(({ country, name }) => `${country} ${name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('never claims that somebody dialled', () => {
    for (const { dialTested, name } of lines) expect(dialTested, name).toBe(false);
  });

  it('marks the lines of which we are less sure', () => {
    const weak = lines.filter(isWeak).map(({ country, name }) => `${country} ${name}`);
    expect(weak.sort()).toEqual([...WEAK].sort());
  });

  it.each(Object.entries(WITHOUT) as [Kind, string][])('has a line for %s but in %s', (kind, countries) => {
    const without = countryCodes().filter((code) => !linesIn(code).some(({ kinds }) => kinds.includes(kind)));
    expect(without.sort().join(' ')).toBe(countries);
  });

  it('has a crisis line in every country', () => {
    for (const code of countryCodes()) {
      expect(
        linesIn(code).some(({ kinds }) => kinds.includes('crisis')),
        code,
      ).toBe(true);
    }
  });
});

describe('countries', () => {
  it('are named and sorted by name', () => {
    const countries = countriesWithLines();
    expect(countries).toHaveLength(39);
    expect(countries.slice(0, 3).map(({ name }) => name)).toEqual(['Argentina', 'Australia', 'Austria']);
    expect(countries).toContainEqual({ code: 'GB', name: 'United Kingdom' });
    for (const { code, name } of countries) expect(name).not.toBe(code);
  });

  it('are known by what we have', () => {
    expect(hasLines('GB')).toBe(true);
    expect(hasLines('gb')).toBe(true);
    expect(hasLines('AO')).toBe(false);
    expect(hasLines('toString')).toBe(false);
    expect(countryOf('EU')).toBeNull();
    expect(countryOf('AO')).toEqual({ code: 'AO', name: 'Angola' });
    expect(emergencyNumbers('constructor')).toEqual([]);
  });

  it('cannot be changed by who reads them', () => {
    emergencyNumbers('GB').push('000');
    countriesWithLines().pop();
    expect(emergencyNumbers('GB')).toEqual(['999']);
    expect(countriesWithLines()).toHaveLength(39);
  });
});

describe('naming a country in a sentence', () => {
  it.each([
    ['GB', 'the United Kingdom'],
    ['US', 'the United States'],
    ['NL', 'the Netherlands'],
    ['PH', 'the Philippines'],
    ['ES', 'Spain'],
  ])('%s is %s', (code, spoken) => {
    expect(nameInSentence(countryOf(code)!)).toBe(spoken);
  });
});
