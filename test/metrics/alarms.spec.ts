import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { numbersIn, questions, read, rules } from './queries.js';

// What has to wake somebody or be looked at (docs/operating.md, "To see how it is").
const ALARMS = [
  'BackupOld',
  'DatabaseAway',
  'DiskLow',
  'JobsFail',
  'LinesPageFails',
  'ManyErrors',
  'NeverBackedUp',
  'NoFreeConnection',
  'NoWeb',
  'NoWorker',
  'NobodyScreens',
  'NotReady',
  'ProcessAway',
  'ProcessStands',
  'QueueAway',
  'SlowPages',
  'SlowToGoUp',
  'TextsNotScreened',
];

describe('the reader of questions', () => {
  it.each(['max(a', 'sum by (b) rate(c[5m])', 'a > ', 'rate(a[5x])', 'a{b=c}'])(
    'is listened to: %s is no question',
    (expr) => expect(() => numbersIn(expr)).toThrow(/cannot be read/),
  );

  it('finds every number', () => {
    expect(numbersIn('max(a{state="b"}) > 0 unless sum(increase(c_count[2m])) by (d) > time() - up')).toEqual(
      ['a', 'c_count'],
    );
  });
});

describe('the alarms', () => {
  it('are these', () => {
    expect(
      rules()
        .map(({ alert }) => alert)
        .sort(),
    ).toEqual(ALARMS);
  });

  it.each(rules())('$alert says what is wrong, and what to do first', ({ labels, annotations }) => {
    expect(['wake', 'look']).toContain(labels.severity);
    expect(Object.keys(annotations).sort()).toEqual(['first', 'summary']);
    for (const words of Object.values(annotations)) expect(words).toMatch(/^[A-Z'{].{15,}[.]$/);
  });

  it('wake somebody within two minutes when a text is not screened', () => {
    const { groups } = parse(read('prometheus/rules.yml')) as { groups: { interval: string }[] };
    const alarm = rules().find(({ alert }) => alert === 'TextsNotScreened')!;
    expect([alarm.expr, alarm.for, groups[0]?.interval]).toEqual([
      'max(hearthside_oldest_unscreened_seconds) > 60',
      undefined,
      '15s',
    ]);
  });

  it('are each tried beside their rules, where promtool can run them', () => {
    const tried = read('prometheus/rules.test.yml');
    for (const alarm of ALARMS) expect(tried).toContain(alarm);
  });
});

describe('every question of an alarm or a picture', () => {
  it.each(questions())('$title: $expr', ({ expr }) => {
    expect(numbersIn(expr).every((name) => /^(hearthside|process|nodejs)_/.test(name))).toBe(true);
  });
});
