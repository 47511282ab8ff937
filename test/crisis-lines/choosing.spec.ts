import { describe, expect, it } from 'vitest';
import { linesIn } from '../../src/crisis-lines/all-lines.js';
import { countriesWithLines } from '../../src/crisis-lines/countries.js';
import { type CrisisLine, isOld, type Kind } from '../../src/crisis-lines/crisis-line.js';
import { inOrder } from '../../src/crisis-lines/line-order.js';
import { linesFor, linesOfKind, topLines } from '../../src/crisis-lines/lines-for.js';
import { say } from './say.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const help = (country: string | null) => linesFor(country, NOW, say);
const line = (country: string, name: string) => {
  const found = help(country).lines.find((one) => one.name === name);
  if (!found) throw new Error(`no line ${name} in ${country}`);
  return found;
};

describe('help for a country', () => {
  it('shows one line in full', () => {
    expect(line('GB', 'Shout')).toEqual({
      name: 'Shout',
      kind: ['crisis'],
      about: [],
      routes: [
        { how: 'text', label: 'Text SHOUT to 85258', href: 'sms:85258?&body=SHOUT', note: null },
        { how: 'web', label: 'giveusashout.org', href: 'https://giveusashout.org', note: null },
      ],
      hours: 'Day and night, every day',
      open: { now: true, words: 'Open now.', changes: null },
      website: 'https://giveusashout.org',
      languages: undefined,
      checked: { words: 'Checked June 2026', old: false },
      note: null,
      weak: false,
    });
  });

  it('names the country and its emergency numbers in order', () => {
    expect(help('IE')).toMatchObject({
      country: { code: 'IE', name: 'Ireland' },
      emergency: '112',
      emergencies: ['112', '999'],
    });
    expect(help('FR').emergencies).toEqual(['112', '15']);
    expect(help('NO').emergency).toBe('113');
  });

  it('takes small letters and the everyday name of the United Kingdom', () => {
    expect(help('gb')).toEqual(help('GB'));
    expect(help('UK')).toEqual(help('GB'));
  });

  it.each([null, '', 'ZZ', 'XX', 'GBR', '__proto__', 'constructor', "'--", '🇬🇧'])(
    'is empty where there is no country: %s',
    (country) => {
      expect(help(country)).toEqual({ country: null, emergency: null, emergencies: [], lines: [] });
    },
  );

  it('names a country without lines, and invents nothing for it', () => {
    expect(help('AO')).toEqual({
      country: { code: 'AO', name: 'Angola', spoken: 'Angola' },
      emergency: null,
      emergencies: [],
      lines: [],
    });
  });

  it('says when somebody answers, in which language, and what else there is', () => {
    expect(line('IT', 'Telefono Amico Italia').hours).toBe(
      'Every day, about 10:00 to midnight, by their clock',
    );
    expect(line('IT', 'Telefono Amico Italia').note).toBe('Some say that they begin at 9, some at 10.');
    expect(line('MY', 'Talian HEAL').hours).toBe('Every day, 08:00 to midnight, by their clock');
    expect(line('DK', 'Livslinien').hours).toBe('We do not know their hours. Their website may tell you.');
    expect(line('BE', 'Centre de Prevention du Suicide').languages).toBe('French');
    expect(line('JP', 'TELL Lifeline').languages).toBe('English');
    expect(line('SG', 'Samaritans of Singapore').note).toContain('WhatsApp: 9151 1767');
    expect(line('AT', 'Telefonseelsorge 142').note).toContain('from 16:00 to 23:00');
  });

  it('keeps what is for staff to itself', () => {
    const all = JSON.stringify(countriesWithLines().map(({ code }) => help(code)));
    expect(all).not.toMatch(/sources differ|20% answered|wiki-2021|mindline|staffNote|confidence/);
  });
});

describe('the order of lines', () => {
  const names = (...args: Parameters<typeof linesFor>) => linesFor(...args).lines.map(({ name }) => name);

  it('has crisis lines first', () => {
    const crisis = ['988 Suicide & Crisis Lifeline', 'Crisis Text Line', 'TrevorLifeline'];
    expect(names('US', NOW, say).slice(0, 3)).toEqual(crisis);
    for (const { code } of countriesWithLines()) {
      const isCrisis = linesFor(code, NOW, say).lines.map(({ kind }) => kind.includes('crisis'));
      expect(isCrisis, code).toEqual([...isCrisis].sort((a, b) => Number(b) - Number(a)));
    }
  });

  it('follows a wish, then crisis lines', () => {
    const crisis = ['988 Suicide & Crisis Lifeline', 'Crisis Text Line', 'TrevorLifeline'];
    expect(names('US', NOW, say, 'addiction').slice(0, 4)).toEqual(['SAMHSA National Helpline', ...crisis]);
    expect(names('US', NOW, say, 'youth').slice(0, 2)).toEqual([
      'TrevorLifeline',
      'Boys Town National Hotline',
    ]);
    expect(names('GB', NOW, say, 'family').slice(0, 2)).toEqual(['Samaritans', 'Shout']);
    expect(names('GB', NOW, say, 'harm_to_others').slice(0, 3)).toEqual([
      'Stop It Now',
      'Samaritans',
      'Shout',
    ]);
  });

  it('has those who answer now before the others, and strong before weak', () => {
    expect(names('IE', NOW, say).slice(0, 3)).toEqual(['Samaritans Ireland', 'text50808.ie', 'Pieta']);
    expect(names('JP', NOW, say).slice(0, 3)).toEqual([
      'Yorisoi Hotline',
      'TELL Lifeline',
      'Inochi no Denwa',
    ]);
    const evening = new Date('2026-11-22T11:59:00Z');
    expect(names('JP', evening, say).slice(0, 2)).toEqual(['Yorisoi Hotline', 'Inochi no Denwa']);
  });

  it('has the lines for something first, for every country that has one', () => {
    for (const kind of ['poison', 'youth', 'harm_to_others'] as const)
      for (const { code } of countriesWithLines()) {
        const fitting = linesOfKind(code, kind, NOW, say).map(({ name }) => name);
        expect(names(code, NOW, say, kind).slice(0, fitting.length), code).toEqual(fitting);
      }
  });

  it('depends on what a line is, not on its place in the list', () => {
    const plain = linesIn('GB')[0]!;
    const addiction: CrisisLine = { ...plain, name: 'addiction', kinds: ['addiction'] };
    const family: CrisisLine = { ...plain, name: 'family', kinds: ['family'], hours: 'unknown' };
    const strong: CrisisLine = { ...plain, name: 'strong' };
    const weak: CrisisLine = { ...plain, name: 'weak', confidence: 'B', verified: null };
    const noon = { weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '11:00', to: '13:00' }], about: false };
    const midday: CrisisLine = { ...plain, name: 'midday', hours: noon };
    const evening: CrisisLine = { ...midday, name: 'evening', zone: 'Pacific/Auckland' };
    const unknown: CrisisLine = { ...plain, name: 'unknown', hours: 'unknown' };
    const mixed = [family, unknown, addiction, evening, midday, weak, strong];
    const order = (prefer: Kind) => inOrder(mixed, prefer, NOW).map(({ name }) => name);
    const talking = ['strong', 'weak', 'midday', 'unknown', 'evening'];
    expect(order('crisis')).toEqual([...talking, 'addiction', 'family']);
    expect(order('family')).toEqual(['family', ...talking, 'addiction']);
    expect(mixed[0]).toBe(family);
  });

  it('gives the first two for every page, with one way of each kind', () => {
    const top = topLines(help('DE'), 2);
    expect(top).toHaveLength(1);
    expect(top[0]?.routes.map(({ href }) => href)).toEqual([
      'tel:08001110111',
      'https://online.telefonseelsorge.de',
    ]);
    expect(topLines(help('US'), 2).map(({ name }) => name)).toEqual([
      '988 Suicide & Crisis Lifeline',
      'Crisis Text Line',
    ]);
    expect(topLines(help(null), 2)).toEqual([]);
    const harm = linesFor('AU', NOW, say, 'harm_to_others');
    expect(topLines(harm, 2, 'harm_to_others').map(({ name }) => name)).toEqual([
      'Lifeline',
      'Men’s Referral Service',
    ]);
  });

  it('gives a line for a crisis first to whoever fears for somebody, or fears to hurt them, in every country', () => {
    for (const kind of ['family', 'harm_to_others'] as const)
      for (const { code } of countriesWithLines()) {
        const [first, second] = topLines(linesFor(code, NOW, say, kind), 2, kind);
        const fits = linesOfKind(code, kind, NOW, say);
        expect(first?.kind, code).toContain('crisis');
        if (fits.length > 0) expect([...first!.kind, ...(second?.kind ?? [])], code).toContain(kind);
      }
  });

  it('never has a poison centre, or a line for something else, on pages that are about nothing', () => {
    for (const { code } of countriesWithLines())
      for (const { kind } of topLines(help(code), 2)) expect(kind, code).toContain('crisis');
  });
});

describe('the date of a check', () => {
  it.each([
    ['2026-06-02', '2026-06-02T00:00:00Z', false],
    ['2026-06-02', '2026-12-02T00:00:00Z', false],
    ['2026-06-02', '2026-12-03T00:00:00Z', true],
    ['2026-01', '2026-06-30T23:59:00Z', false],
    ['2026-01', '2026-07-02T00:00:00Z', true],
    ['2025-09', '2026-11-22T00:00:00Z', true],
  ])('%s seen at %s: old is %s', (verified, now, old) => {
    expect(isOld(verified, new Date(now))).toBe(old);
  });

  it('is old when there is none', () => {
    expect(isOld(null, NOW)).toBe(true);
    expect(line('ES', '024').checked).toEqual({ words: 'Not checked yet', old: true });
  });

  it('is said by its month', () => {
    expect(line('PT', 'Linha Nacional de Prevencao do Suicidio').checked).toEqual({
      words: 'Checked September 2025',
      old: true,
    });
    expect(line('CA', '9-8-8 Suicide Crisis Helpline').checked).toEqual({
      words: 'Checked June 2026',
      old: false,
    });
  });
});
