import { describe, expect, it } from 'vitest';
import { linesIn } from '../../src/crisis-lines/all-lines.js';
import { countriesWithLines } from '../../src/crisis-lines/countries.js';
import { type CrisisLine, isOld, type Kind } from '../../src/crisis-lines/crisis-line.js';
import { inOrder } from '../../src/crisis-lines/line-order.js';
import { linesFor, topLines } from '../../src/crisis-lines/lines-for.js';
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
    expect(names('US', NOW, say)).toEqual([
      '988 Suicide & Crisis Lifeline',
      'Crisis Text Line',
      'SAMHSA National Helpline',
    ]);
  });

  it('follows a wish, then crisis lines', () => {
    const wished = ['SAMHSA National Helpline', '988 Suicide & Crisis Lifeline', 'Crisis Text Line'];
    expect(names('US', NOW, say, 'addiction')).toEqual(wished);
    expect(names('US', NOW, say, 'family')).toEqual(wished);
    expect(names('GB', NOW, say, 'family')).toEqual(['Samaritans', 'Shout']);
  });

  it('has those who answer now before the others, and strong before weak', () => {
    expect(names('IE', NOW, say)).toEqual(['Samaritans Ireland', 'Pieta', 'text50808.ie']);
    expect(names('JP', NOW, say)).toEqual(['Yorisoi Hotline', 'TELL Lifeline']);
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
