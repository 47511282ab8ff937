import { describe, expect, it } from 'vitest';
import { countriesWithLines } from '../../src/crisis-lines/countries.js';
import { callHref, dialString, needsTyping, textHref } from '../../src/crisis-lines/dial.js';
import { linesFor } from '../../src/crisis-lines/lines-for.js';
import { PLANS } from './plans.js';
import { say } from './say.js';
import { WAYS } from './ways.js';

const NOW = new Date('2026-11-22T12:00:00Z');

/** The number to try first, and the others, as they are dialled there. */
const EMERGENCY: Record<string, string> = {
  ...{ US: '911', CA: '911', GB: '999', IE: '112 999', AU: '000', NZ: '111', DE: '112', AT: '112 144' },
  ...{ CH: '112 144', FR: '112 15', BE: '112', NL: '112', ES: '112', PT: '112', IT: '112', SE: '112' },
  ...{ NO: '113', DK: '112', FI: '112', PL: '112', HU: '112', GR: '112 166', UA: '112 103', IL: '101' },
  ...{ ZA: '112 10177', KE: '999 112', IN: '112', SG: '995 999', MY: '999', HK: '999', TW: '119' },
  ...{ JP: '119', KR: '119', PH: '911', TH: '1669', BR: '192', MX: '911', AR: '911 107', CL: '131' },
};

const shown = countriesWithLines().flatMap(({ code }) =>
  linesFor(code, NOW, say).lines.map((line) => ({ title: `${code} ${line.name}`, line })),
);

describe('the way to reach a line', () => {
  it('is in the table for every line, and for no other', () => {
    expect(shown.map(({ title }) => title).sort()).toEqual(Object.keys(WAYS).sort());
  });

  it.each(shown)('$title', ({ title, line }) => {
    const talking = line.routes.filter(({ how }) => how !== 'web');
    expect(talking.map(({ label, href }) => [label, href])).toEqual(WAYS[title]);
  });

  it.each(shown)('$title: each link does what it says', ({ line }) => {
    const starts = {
      call: /^Call .*\|tel:/,
      text: /^Text .*\|sms:/,
      chat: /^Chat .*\|https:/,
      web: /^.*\|https:/,
    };
    for (const { how, label, href } of line.routes) expect(`${label}|${href}`).toMatch(starts[how]);
  });

  it.each(shown)('$title: each number fits the numbering plan of its country', ({ title, line }) => {
    const hrefs = line.routes.filter(({ how }) => how === 'call' || how === 'text').map(({ href }) => href);
    for (const href of hrefs) {
      const dialled = href.replace(/^(tel|sms):/, '').replace(/\?.*/, '');
      expect(dialled, title).toMatch(PLANS[title.slice(0, 2)]!);
    }
  });

  it('shows the website once, last, unless the chat is already there', () => {
    const web = (title: string) => shown.find((one) => one.title === title)?.line.routes.at(-1);
    expect(web('GB Samaritans')).toEqual({
      how: 'web',
      label: 'samaritans.org',
      href: 'https://www.samaritans.org',
      note: null,
    });
    expect(web('SE Mind Sjalvmordslinjen')?.how).toBe('chat');
  });

  it('says what a person has to know about a number', () => {
    const notes = (title: string) =>
      shown.find((one) => one.title === title)?.line.routes.map(({ note }) => note);
    expect(notes('ZA SADAG Suicide Crisis')?.[1]).toBe('They call you back.');
    expect(notes('NL 113 Zelfmoordpreventie')?.[1]).toBe('Free to call, and anonymous on the phone bill.');
    expect(notes('CL *4141')?.[0]).toBe('If tapping does nothing, type *4141 on your phone.');
    expect(notes('GB Samaritans')).toEqual([null, null]);
    expect(notes('DE Giftinformationszentren (poison centres)')?.[0]).toBe('Berlin');
    expect(notes('SE Giftinformationscentralen')?.[0]).toBe('Ask for the poison centre (Giftinformation).');
    expect(notes('KR 1388')?.[0]).toBe('From a mobile phone, your area code first.');
  });
});

describe('the emergency number', () => {
  it('is in the table for every country, and for no other', () => {
    expect(Object.keys(EMERGENCY).sort()).toEqual(
      countriesWithLines()
        .map(({ code }) => code)
        .sort(),
    );
  });

  it.each(Object.entries(EMERGENCY))('of %s is %s, and dialled as it is', (code, numbers) => {
    const { emergency, emergencies } = linesFor(code, NOW, say);
    expect(emergencies.join(' ')).toBe(numbers);
    expect(emergency).toBe(emergencies[0]);
    for (const number of emergencies) expect(callHref(number)).toBe(`tel:${number}`);
  });

  it('is never among the lines', () => {
    for (const { line } of shown) expect(line.kind).not.toContain('emergency');
  });
});

describe('a dial string', () => {
  it.each([
    ['116 123', '116123'],
    ['1-800-662-4357', '18006624357'],
    ['(02) 2327.2327', '0223272327'],
    ['+254 722 178 177', '+254722178177'],
    ['*4141', '*4141'],
  ])('%s is dialled %s', (written, dialled) => {
    expect(dialString(written)).toBe(dialled);
  });

  it('is safe in a link', () => {
    expect(callHref('*41#')).toBe('tel:*41%23');
    expect(textHref('85258', 'I & you')).toBe('sms:85258?&body=I%20%26%20you');
  });

  it('has to be typed where a phone refuses the link', () => {
    expect(needsTyping('*4141')).toBe(true);
    expect(needsTyping('988')).toBe(false);
  });
});
