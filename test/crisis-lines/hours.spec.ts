import { describe, expect, it } from 'vitest';
import { countryCodes, linesIn } from '../../src/crisis-lines/all-lines.js';
import type { CrisisLine, Opening } from '../../src/crisis-lines/crisis-line.js';
import { opennessOf } from '../../src/crisis-lines/hours.js';
import { hoursWords, openView } from '../../src/crisis-lines/hours-words.js';
import { momentOf } from '../../src/platform/time/zoned-time.js';
import { say } from './say.js';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const WEEKDAYS = [1, 2, 3, 4, 5];

function open(zone: string, ...weekly: Opening[]): CrisisLine {
  return { ...linesIn('GB')[0]!, zone, hours: { weekly, about: false } };
}

const at = (line: CrisisLine, moment: string) => {
  const { state, changes } = opennessOf(line, new Date(moment));
  return changes ? `${state} until ${changes.toISOString().slice(0, 16)}` : state;
};

/** Hours of each country's clock ahead of UTC in January and in July, by hand. */
const CLOCKS: Record<string, [zone: string, january: number, july: number]> = {
  US: ['America/New_York', -5, -4],
  CA: ['America/Toronto', -5, -4],
  GB: ['Europe/London', 0, 1],
  IE: ['Europe/Dublin', 0, 1],
  AU: ['Australia/Sydney', 11, 10],
  NZ: ['Pacific/Auckland', 13, 12],
  DE: ['Europe/Berlin', 1, 2],
  AT: ['Europe/Vienna', 1, 2],
  CH: ['Europe/Zurich', 1, 2],
  FR: ['Europe/Paris', 1, 2],
  BE: ['Europe/Brussels', 1, 2],
  NL: ['Europe/Amsterdam', 1, 2],
  ES: ['Europe/Madrid', 1, 2],
  PT: ['Europe/Lisbon', 0, 1],
  IT: ['Europe/Rome', 1, 2],
  SE: ['Europe/Stockholm', 1, 2],
  NO: ['Europe/Oslo', 1, 2],
  DK: ['Europe/Copenhagen', 1, 2],
  FI: ['Europe/Helsinki', 2, 3],
  PL: ['Europe/Warsaw', 1, 2],
  HU: ['Europe/Budapest', 1, 2],
  GR: ['Europe/Athens', 2, 3],
  UA: ['Europe/Kyiv', 2, 3],
  IL: ['Asia/Jerusalem', 2, 3],
  ZA: ['Africa/Johannesburg', 2, 2],
  KE: ['Africa/Nairobi', 3, 3],
  IN: ['Asia/Kolkata', 5.5, 5.5],
  SG: ['Asia/Singapore', 8, 8],
  MY: ['Asia/Kuala_Lumpur', 8, 8],
  HK: ['Asia/Hong_Kong', 8, 8],
  TW: ['Asia/Taipei', 8, 8],
  JP: ['Asia/Tokyo', 9, 9],
  KR: ['Asia/Seoul', 9, 9],
  PH: ['Asia/Manila', 8, 8],
  TH: ['Asia/Bangkok', 7, 7],
  BR: ['America/Sao_Paulo', -3, -3],
  MX: ['America/Mexico_City', -6, -6],
  AR: ['America/Argentina/Buenos_Aires', -3, -3],
  CL: ['America/Santiago', -3, -4],
};

/** What the list says, by hand: everybody else in it answers day and night. */
const NOT_ALWAYS: Record<string, [night: string, noon: string]> = {
  ...within(['closed', 'open'], ['IT Telefono Amico Italia', 'MY Talian HEAL', 'MY Buddy Bear', 'IN iCall']),
  ...within(
    ['closed', 'open'],
    ['IE National Poisons Information Centre', 'IE HSE Drugs and Alcohol Helpline'],
  ),
  ...within(['closed', 'open'], ['GB Stop It Now', 'GB Switchboard', 'GB Galop', 'CA Talking for Change']),
  ...within(
    ['closed', 'open'],
    ['NZ 0800 What’s Up', 'NZ Are You OK', 'DE Elterntelefon', 'FR Fil Santé Jeunes'],
  ),
  ...within(['closed', 'open'], ['NL De Kindertelefoon', 'PT SOS Criança']),
  // From the afternoon on, and on a Wednesday.
  ...within(['closed', 'closed'], ['DE Nummer gegen Kummer', 'BE Stop it Now! Bruxelles', 'CL Línea Libre']),
  ...within(['closed', 'closed'], ['FI MLL Lasten ja nuorten puhelin', 'FI Barn- och ungdomstelefonen']),
  ...within(['closed', 'closed'], ['JP Childline Japan', 'JP Inochi no Denwa', 'SG Tinkle Friend']),
  ...within(['open', 'open'], ['IE Childline by text or chat']),
  ...within(['unknown', 'unknown'], ['DK Livslinien', 'KE Befrienders Kenya', 'JP TELL Lifeline']),
  ...within(
    ['unknown', 'unknown'],
    ['US Stop It Now!', 'IE Stop It Now', 'FR STOP', 'BE Awel', 'BE Écoute-Enfants'],
  ),
  ...within(['unknown', 'unknown'], ['AR Línea 102', 'TW Teacher Chang 1980', 'BR Disque-Intoxicação']),
  ...within(['unknown', 'unknown'], ['UA National Children’s Hotline']),
};

function within(states: [string, string], titles: string[]): Record<string, [string, string]> {
  return Object.fromEntries(titles.map((title) => [title, states]));
}

/** When lines of the list open and close on days on which clocks change, by hand, in UTC. */
const ON_THE_EDGE: [title: string, before: string, opens: string, closes: string][] = [
  ['GB Switchboard', '2027-03-27T23:00Z', '2027-03-28T09:00', '2027-03-28T21:00'],
  ['GB Switchboard', '2027-10-30T22:00Z', '2027-10-31T10:00', '2027-10-31T22:00'],
  ['IE Childline by text or chat', '2027-03-27T09:00Z', '2027-03-27T10:00', '2027-03-28T03:00'],
  ['IE Childline by text or chat', '2027-10-30T08:00Z', '2027-10-30T09:00', '2027-10-31T04:00'],
  ['IE National Poisons Information Centre', '2027-03-28T00:00Z', '2027-03-28T07:00', '2027-03-28T21:00'],
  ['NL De Kindertelefoon', '2027-03-28T00:30Z', '2027-03-28T09:00', '2027-03-28T19:00'],
  ['NL De Kindertelefoon', '2027-10-31T00:30Z', '2027-10-31T10:00', '2027-10-31T20:00'],
  ['FR Fil Santé Jeunes', '2027-10-31T01:30Z', '2027-10-31T08:00', '2027-10-31T22:00'],
  ['FI MLL Lasten ja nuorten puhelin', '2027-10-30T22:00Z', '2027-10-31T15:00', '2027-10-31T22:00'],
  ['DE Nummer gegen Kummer', '2027-03-27T20:00Z', '2027-03-29T12:00', '2027-03-29T18:00'],
  ['PT SOS Criança', '2027-10-29T19:00Z', '2027-11-01T09:00', '2027-11-01T19:00'],
  ['BE Stop it Now! Bruxelles', '2027-03-26T12:00Z', '2027-03-29T12:00', '2027-03-29T14:00'],
  ['CA Talking for Change', '2027-03-12T23:00Z', '2027-03-15T16:00', '2027-03-15T22:00'],
  ['CA Talking for Change', '2027-11-05T22:30Z', '2027-11-08T17:00', '2027-11-08T23:00'],
  ['NZ 0800 What’s Up', '2027-04-03T14:30Z', '2027-04-03T23:00', '2027-04-04T11:00'],
  ['NZ Are You OK', '2027-09-25T14:30Z', '2027-09-25T20:00', '2027-09-26T10:00'],
  ['CL Línea Libre', '2027-04-04T12:00Z', '2027-04-05T20:00', '2027-04-06T02:00'],
];

const UTC_DAY = (day: string) => new Date(`${day}T00:00:00Z`).getTime();
const utc = (day: string, hour: number, offset: number) =>
  new Date(UTC_DAY(day) + (hour - offset) * 3_600_000).toISOString().slice(0, 16);

describe('the hours of every country', () => {
  const lines = countryCodes().flatMap((code) => linesIn(code));

  it('are by the clock of the table', () => {
    expect(countryCodes().sort()).toEqual(Object.keys(CLOCKS).sort());
    for (const { country, zone } of lines) expect(zone, country).toBe(CLOCKS[country]![0]);
  });

  it.each(lines.map((line) => [`${line.country} ${line.name}`, line] as const))('%s', (title, line) => {
    const [night, noon] = NOT_ALWAYS[title] ?? ['always', 'always'];
    for (const [year, month, day] of [
      [2027, 1, 13],
      [2027, 7, 14],
    ] as const) {
      const local = (hour: number) => momentOf({ year, month, day }, hour * 60, line.zone);
      expect(opennessOf(line, local(3)).state).toBe(night);
      expect(opennessOf(line, local(12)).state).toBe(noon);
    }
  });

  it.each(Object.entries(CLOCKS))('%s: nine to five is by its own clock, winter and summer', (_, clock) => {
    const [zone, january, july] = clock;
    const office = open(zone, { days: WEEKDAYS, from: '09:00', to: '17:00' });
    for (const [day, offset] of [
      ['2027-01-13', january],
      ['2027-07-14', july],
    ] as const) {
      const [nine, five] = [utc(day, 9, offset), utc(day, 17, offset)];
      expect(at(office, `${utc(day, 8.5, offset)}Z`)).toBe(`closed until ${nine}`);
      expect(at(office, `${nine}Z`)).toBe(`open until ${five}`);
      expect(at(office, new Date(new Date(`${five}Z`).getTime() - 1).toISOString())).toBe(
        `open until ${five}`,
      );
      expect(at(office, `${five}Z`)).toBe(`closed until ${utc(day, 33, offset)}`);
    }
  });
});

describe('lines of the list when clocks change', () => {
  const all = countryCodes().flatMap((code) => linesIn(code));

  it.each(ON_THE_EDGE)('%s, from %s: opens %s', (title, before, opens, closes) => {
    const line = all.find(({ country, name }) => `${country} ${name}` === title)!;
    expect(at(line, before)).toBe(`closed until ${opens}`);
    expect(at(line, `${opens}Z`)).toBe(`open until ${closes}`);
    expect(at(line, `${closes}Z`)).toMatch(/^closed until /);
  });
});

describe('when clocks change', () => {
  const night = (zone: string) => open(zone, { days: EVERY_DAY, from: '22:00', to: '06:00' });
  const morning = (zone: string) => open(zone, { days: EVERY_DAY, from: '08:00', to: '24:00' });

  it.each([
    [
      'Berlin, forward: the night is an hour shorter',
      'Europe/Berlin',
      '2027-03-28T00:30Z',
      '2027-03-28T04:00',
    ],
    ['Berlin, back: the night is an hour longer', 'Europe/Berlin', '2027-10-31T00:30Z', '2027-10-31T05:00'],
    ['New York, forward', 'America/New_York', '2027-03-14T06:30Z', '2027-03-14T10:00'],
    ['New York, back', 'America/New_York', '2027-11-07T05:30Z', '2027-11-07T11:00'],
    ['Sydney, back in April', 'Australia/Sydney', '2027-04-03T15:30Z', '2027-04-03T20:00'],
    ['Sydney, forward in October', 'Australia/Sydney', '2027-10-02T15:30Z', '2027-10-02T19:00'],
    ['Lord Howe, back by half an hour', 'Australia/Lord_Howe', '2027-04-03T14:30Z', '2027-04-03T19:30'],
    ['Santiago, back in April', 'America/Santiago', '2027-04-04T02:30Z', '2027-04-04T10:00'],
  ])('%s', (_, zone, moment, end) => {
    expect(at(night(zone), moment)).toBe(`open until ${end}`);
  });

  it.each([
    ['the day before', '2027-03-27T02:00Z', '2027-03-27T07:00'],
    ['the day of the change', '2027-03-28T00:30Z', '2027-03-28T06:00'],
    ['within the hour after it', '2027-03-28T01:30Z', '2027-03-28T06:00'],
    ['the day when they go back', '2027-10-31T00:30Z', '2027-10-31T07:00'],
    ['the second time of the hour that comes twice', '2027-10-31T01:30Z', '2027-10-31T07:00'],
  ])('opens at eight by the clock: %s', (_, moment, start) => {
    expect(at(morning('Europe/Rome'), moment)).toBe(`closed until ${start}`);
  });

  it('what opens in the hour that is left out opens as long after the change', () => {
    const early = open('Europe/Berlin', { days: EVERY_DAY, from: '02:30', to: '05:00' });
    expect(at(early, '2027-03-28T00:59Z')).toBe('closed until 2027-03-28T01:30');
    expect(at(early, '2027-03-28T01:30Z')).toBe('open until 2027-03-28T03:00');
  });

  it('what closes in the hour that comes twice closes the first time', () => {
    const late = open('Europe/Berlin', { days: EVERY_DAY, from: '20:00', to: '02:30' });
    expect(at(late, '2027-10-31T00:29Z')).toBe('open until 2027-10-31T00:30');
    expect(at(late, '2027-10-31T01:15Z')).toBe('closed until 2027-10-31T19:00');
  });
});

describe('zones with half hours and quarters', () => {
  it.each([
    ['Asia/Kolkata', '03:30'],
    ['Asia/Kathmandu', '03:15'],
    ['Australia/Adelaide', '22:30'],
    ['America/St_Johns', '12:30'],
    ['Pacific/Chatham', '19:15'],
  ])('%s opens at nine, which is %s UTC in January', (zone, time) => {
    const line = open(zone, { days: EVERY_DAY, from: '09:00', to: '10:00' });
    const { changes } = opennessOf(line, new Date('2027-01-13T14:00Z'));
    expect(changes!.toISOString().slice(11, 16)).toBe(time);
  });
});

describe('midnight', () => {
  it('ends a day that ends at 24:00, and the next day may begin with it', () => {
    const days = open('UTC', { days: WEEKDAYS, from: '00:00', to: '24:00' });
    expect(at(days, '2027-01-13T12:00Z')).toBe('open until 2027-01-16T00:00');
    expect(at(days, '2027-01-15T23:59Z')).toBe('open until 2027-01-16T00:00');
    expect(at(days, '2027-01-16T00:00Z')).toBe('closed until 2027-01-18T00:00');
  });

  it('is crossed by what ends earlier than it begins, from its own days alone', () => {
    const saturday = open('UTC', { days: [6], from: '20:00', to: '02:00' });
    expect(at(saturday, '2027-01-17T01:59Z')).toBe('open until 2027-01-17T02:00');
    expect(at(saturday, '2027-01-17T02:00Z')).toBe('closed until 2027-01-23T20:00');
    expect(at(saturday, '2027-01-16T01:00Z')).toBe('closed until 2027-01-16T20:00');
  });

  it('does not close a line that is open around the week', () => {
    expect(
      at(open('Europe/London', { days: EVERY_DAY, from: '00:00', to: '24:00' }), '2027-03-28T00:59Z'),
    ).toBe('always');
    const parts: Opening[] = [
      { days: EVERY_DAY, from: '06:00', to: '18:00' },
      { days: EVERY_DAY, from: '17:00', to: '06:00' },
    ];
    expect(at(open('UTC', ...parts), '2027-01-13T12:00Z')).toBe('always');
  });
});

describe('hours in words', () => {
  const office = open('Europe/London', { days: WEEKDAYS, from: '09:00', to: '17:00' });
  const late = open('Europe/London', { days: EVERY_DAY, from: '18:00', to: '02:00' });
  const words = (line: CrisisLine, moment: string) => {
    const view = openView(line, new Date(moment), say);
    return view && [view.words, view.changes?.words].filter(Boolean).join(' ');
  };

  it.each([
    [office, '2027-01-13T08:00Z', 'Closed now. Opens today at 09:00, their time'],
    [office, '2027-01-13T10:00Z', 'Open now, until 17:00, their time'],
    [office, '2027-01-13T18:00Z', 'Closed now. Opens tomorrow at 09:00, their time'],
    [office, '2027-01-15T18:00Z', 'Closed now. Opens Monday at 09:00, their time'],
    [late, '2027-01-13T20:00Z', 'Open now, until Thursday at 02:00, their time'],
    [late, '2027-01-14T01:00Z', 'Open now, until 02:00, their time'],
    [linesIn('MY')[0]!, '2027-01-13T15:00Z', 'Open now, until midnight, their time'],
    [linesIn('MY')[0]!, '2027-01-13T16:00Z', 'Closed now. Opens today at 08:00, their time'],
    [linesIn('IT')[0]!, '2027-01-13T15:00Z', 'Most likely open now, until about midnight, their time'],
    [
      linesIn('IT')[0]!,
      '2027-01-13T02:00Z',
      'Most likely closed now. Should open today at 10:00, their time',
    ],
    [linesIn('GB')[0]!, '2027-01-13T02:00Z', 'Open now.'],
    [linesIn('DK')[0]!, '2027-01-13T02:00Z', null],
  ])('%#: %s', (line, moment, expected) => {
    expect(words(line, moment)).toBe(expected);
  });

  it('names a moment that a script can turn into the reader’s time', () => {
    expect(openView(linesIn('MY')[0]!, new Date('2027-01-13T16:00Z'), say)?.changes?.datetime).toBe(
      '2027-01-14T00:00Z',
    );
  });

  it.each([
    [[{ days: WEEKDAYS, from: '09:00', to: '17:00' }], 'Monday to Friday, 09:00 to 17:00, by their clock'],
    [[{ days: [6, 7], from: '20:00', to: '02:00' }], 'Saturday and Sunday, 20:00 to 02:00, by their clock'],
    [
      [
        { days: [1, 3, 5], from: '09:00', to: '12:00' },
        { days: EVERY_DAY, from: '18:00', to: '24:00' },
      ],
      'Monday, Wednesday and Friday, 09:00 to 12:00; every day, 18:00 to midnight, by their clock',
    ],
  ])('%#', (weekly, expected) => {
    expect(hoursWords({ weekly, about: false }, say)).toBe(expected);
  });
});
