import { describe, expect, it } from 'vitest';
import { countryCodes, emergencyNumbers, linesIn } from '../../src/crisis-lines/all-lines.js';
import { countriesWithLines, countryOf, hasLines, nameInSentence } from '../../src/crisis-lines/countries.js';
import { isWeak } from '../../src/crisis-lines/crisis-line.js';
import data from '../../src/crisis-lines/lines.json' with { type: 'json' };
import { zoneNamed } from '../../src/platform/time/zoned-time.js';
import { lineView } from '../../src/crisis-lines/line-view.js';
import { say } from './say.js';

const lines = countryCodes().flatMap((code) => linesIn(code));

describe('the list of lines', () => {
  it('has every line in a country with an emergency number', () => {
    expect(lines).toHaveLength(data.lines.length);
    expect(lines).toHaveLength(49);
    expect(countryCodes()).toHaveLength(39);
    for (const code of countryCodes()) {
      expect(linesIn(code), code).not.toEqual([]);
      expect(emergencyNumbers(code), code).not.toEqual([]);
      for (const number of emergencyNumbers(code)) expect(number, code).toMatch(/^\d{2,5}$/);
    }
  });

  it.each(lines)('$country $name is whole', (line) => {
    expect(line.source).toMatch(/\S/);
    expect(line.website).toMatch(/^https:\/\/[^\s"<>]+$/);
    expect(line.chat ?? line.website).toMatch(/^https:\/\/[^\s"<>]+$/);
    expect(line.confidence).toMatch(/^[ABC]$/);
    expect(line.verified ?? '2026-01').toMatch(/^20\d\d-(0[1-9]|1[0-2])(-([0-2]\d|3[01]))?$/);
    expect(typeof line.dialTested).toBe('boolean');
    expect(line.kinds).not.toEqual([]);
    for (const kind of line.kinds) expect(['crisis', 'addiction', 'family']).toContain(kind);
    expect(line.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(zoneNamed(line.zone), line.zone).not.toBeNull();
    expect([...line.calls, ...line.texts]).not.toEqual([]);
    for (const { number } of [...line.calls, ...line.texts]) expect(number).toMatch(/^[+*]?\d+([ -]\d+)*$/);
    expect(lineView(line, new Date(0), say).hours).toMatch(/\S/);
  });

  it('takes its date from its source', () => {
    for (const { verified, source } of lines) if (verified) expect(source).toContain(verified);
  });

  it('marks the lines of which we are less sure', () => {
    expect(lines.filter(isWeak).map(({ country, name }) => `${country} ${name}`)).toEqual([
      'IE text50808.ie',
      'IE Pieta',
      'BE Zelfmoordlijn 1813',
      'BE Centre de Prevention du Suicide',
      'IT Telefono Amico Italia',
      'DK Livslinien',
      'HU Lelki Elsosegely',
      'UA Lifeline Ukraine',
      'IL ERAN',
      'ZA SADAG Suicide Crisis',
      'KE Befrienders Kenya',
      'JP TELL Lifeline',
      'TH 1323',
      'AR Linea nacional de salud mental',
    ]);
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
