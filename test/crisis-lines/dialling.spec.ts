import { describe, expect, it } from 'vitest';
import { countriesWithLines } from '../../src/crisis-lines/countries.js';
import { callHref, dialString, needsTyping, textHref } from '../../src/crisis-lines/dial.js';
import { linesFor } from '../../src/crisis-lines/lines-for.js';
import { say } from './say.js';

const NOW = new Date('2026-11-22T12:00:00Z');

/** Written by hand from the researched list: what a person in that country reads, and what their phone dials. */
const WAYS: Record<string, [label: string, href: string][]> = {
  'US 988 Suicide & Crisis Lifeline': [
    ['Call 988', 'tel:988'],
    ['Text 988', 'sms:988'],
    ['Chat at 988lifeline.org', 'https://988lifeline.org'],
  ],
  'US Crisis Text Line': [['Text HOME to 741741', 'sms:741741?&body=HOME']],
  'US SAMHSA National Helpline': [
    ['Call 1-800-662-4357', 'tel:18006624357'],
    ['Text 435748', 'sms:435748'],
  ],
  'CA 9-8-8 Suicide Crisis Helpline': [
    ['Call 988', 'tel:988'],
    ['Text 988', 'sms:988'],
  ],
  'GB Samaritans': [['Call 116 123', 'tel:116123']],
  'GB Shout': [['Text SHOUT to 85258', 'sms:85258?&body=SHOUT']],
  'IE Samaritans Ireland': [['Call 116 123', 'tel:116123']],
  'IE text50808.ie': [['Text HELLO to 50808', 'sms:50808?&body=HELLO']],
  'IE Pieta': [['Call 1800 247 247', 'tel:1800247247']],
  'AU Lifeline': [
    ['Call 13 11 14', 'tel:131114'],
    ['Text 0477 13 11 14', 'sms:0477131114'],
    ['Chat at lifeline.org.au', 'https://www.lifeline.org.au'],
  ],
  'NZ 1737 Need to talk?': [
    ['Call 1737', 'tel:1737'],
    ['Text 1737', 'sms:1737'],
  ],
  'NZ Suicide Crisis Helpline': [['Call 0508 828 865', 'tel:0508828865']],
  'DE TelefonSeelsorge': [
    ['Call 0800 111 0 111', 'tel:08001110111'],
    ['Call 0800 111 0 222', 'tel:08001110222'],
    ['Call 116 123', 'tel:116123'],
    ['Chat at online.telefonseelsorge.de', 'https://online.telefonseelsorge.de'],
  ],
  'AT Telefonseelsorge 142': [['Call 142', 'tel:142']],
  'CH Die Dargebotene Hand 143': [['Call 143', 'tel:143']],
  'FR 3114': [['Call 3114', 'tel:3114']],
  'BE Zelfmoordlijn 1813': [['Call 1813', 'tel:1813']],
  'BE Centre de Prevention du Suicide': [['Call 0800 32 123', 'tel:080032123']],
  'NL 113 Zelfmoordpreventie': [
    ['Call 113', 'tel:113'],
    ['Call 0800-0113', 'tel:08000113'],
    ['Chat at 113.nl', 'https://www.113.nl'],
  ],
  'ES 024': [['Call 024', 'tel:024']],
  'PT Linha Nacional de Prevencao do Suicidio': [['Call 1411', 'tel:1411']],
  'IT Telefono Amico Italia': [['Call 02 2327 2327', 'tel:0223272327']],
  'SE Mind Sjalvmordslinjen': [
    ['Call 90101', 'tel:90101'],
    ['Chat at mind.se', 'https://mind.se'],
  ],
  'NO Mental Helse': [
    ['Call 116 123', 'tel:116123'],
    ['Chat at sidetmedord.no', 'https://sidetmedord.no'],
  ],
  'NO Kirkens SOS': [
    ['Call 22 40 00 40', 'tel:22400040'],
    ['Chat at soschat.no', 'https://soschat.no'],
  ],
  'DK Livslinien': [['Call 70 20 12 01', 'tel:70201201']],
  'FI MIELI Crisis Helpline': [['Call 09 2525 0111', 'tel:0925250111']],
  'PL Centrum Wsparcia': [['Call 800 702 222', 'tel:800702222']],
  'HU Lelki Elsosegely': [['Call 116 123', 'tel:116123']],
  'GR Klimaka 1018': [['Call 1018', 'tel:1018']],
  'UA Lifeline Ukraine': [['Call 7333', 'tel:7333']],
  'IL ERAN': [['Call 1201', 'tel:1201']],
  'ZA SADAG Suicide Crisis': [
    ['Call 0800 567 567', 'tel:0800567567'],
    ['Text 31393', 'sms:31393'],
  ],
  'KE Befrienders Kenya': [['Call +254 722 178 177', 'tel:+254722178177']],
  'IN Tele MANAS': [
    ['Call 14416', 'tel:14416'],
    ['Call 1800-89-14416', 'tel:18008914416'],
  ],
  'SG Samaritans of Singapore': [['Call 1767', 'tel:1767']],
  'MY Talian HEAL': [['Call 15555', 'tel:15555']],
  'HK Mental Health Support Hotline': [['Call 18111', 'tel:18111']],
  'HK The Samaritans': [['Call 2896 0000', 'tel:28960000']],
  'TW 1925': [['Call 1925', 'tel:1925']],
  'JP Yorisoi Hotline': [['Call 0120-279-338', 'tel:0120279338']],
  'JP TELL Lifeline': [['Call 0800-300-8355', 'tel:08003008355']],
  'KR 109': [['Call 109', 'tel:109']],
  'PH NCMH Crisis Hotline': [
    ['Call 1553', 'tel:1553'],
    ['Call 0917 899 8727', 'tel:09178998727'],
  ],
  'TH 1323': [['Call 1323', 'tel:1323']],
  'BR CVV': [
    ['Call 188', 'tel:188'],
    ['Chat at cvv.org.br/chat', 'https://cvv.org.br/chat/'],
  ],
  'MX Linea de la Vida': [['Call 800 911 2000', 'tel:8009112000']],
  'AR Linea nacional de salud mental': [['Call 0800 999 0091', 'tel:08009990091']],
  'CL *4141': [['Call *4141', 'tel:*4141']],
};

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
