import { describe, expect, it } from 'vitest';
import { nameProblem, soundsLikePlace, soundsOfficial } from '../../src/personas/name-rules.js';
import { hasMessage } from '../../src/platform/web/messages.js';

describe('the rules for names', () => {
  it.each([
    'Ana',
    'QuietOtter',
    'quiet otter',
    'quiet-otter_2.0',
    'a1b',
    '2cold4me',
    'José',
    'Łukasz',
    'Đức Nguyễn',
    'Ștefan',
    'Straße',
    'Işık',
    'M\u0302arta',
    'abcdefghijklmnopqrstuvwx',
  ])('take %s', (name) => {
    expect(nameProblem(name)).toBeNull();
  });

  it.each([
    ['', 'empty'],
    ['ab', 'short'],
    ['abcdefghijklmnopqrstuvwxy', 'long'],
    ['12345', 'characters'],
    ['1-2-3', 'characters'],
    ['-otter', 'characters'],
    ['otter-', 'characters'],
    ['.otter', 'characters'],
    ['otter_', 'characters'],
    ['quiet  otter', 'characters'],
    ['quiet--otter', 'characters'],
    ['quiet-_otter', 'characters'],
    ['quiet@otter', 'characters'],
    ['<b>otter', 'characters'],
    ['otter😀', 'characters'],
    ['Аня и', 'characters'],
    ['оtter', 'characters'],
    ['小明小明', 'characters'],
    ['Οtter', 'characters'],
    ['Ｑuiet', 'characters'],
    ['ſarah', 'characters'],
    ['ɑnna', 'characters'],
    ['Ⅷ Henry', 'characters'],
    ['a\u0302\u0302\u0302nna', 'characters'],
    ['quiet\notter', 'characters'],
    ['quiet\u00a0otter', 'characters'],
    ['quiet\u200botter', 'characters'],
    ['٣otter', 'characters'],
  ])('refuse %j: %s', (name, key) => {
    expect(nameProblem(name)).toBe(`accounts.pseudonym_${key}`);
    expect(hasMessage(`accounts.pseudonym_${key}`)).toBe(true);
  });

  it.each([
    'Admin',
    'ADM1N',
    'adrnin',
    'Staff',
    'the-team',
    'Moderator Mo',
    'm0derat0r',
    'Hearthside Help',
    'H3arths1de',
    'sup-port',
  ])('keep %s for the team', (name) => {
    expect(soundsOfficial(name)).toBe(true);
  });

  it('keep the name of the place for itself, from four letters on', () => {
    expect(soundsLikePlace('St1ll-Water Help', 'Still Water')).toBe(true);
    expect(soundsLikePlace('Water', 'Still Water')).toBe(false);
    expect(soundsLikePlace('Anabel', 'Ana')).toBe(false);
  });

  it.each(['QuietOtter', 'Staffordshire', 'Teamwork', 'Modern', 'Adminton'])('leave %s to anyone', (name) => {
    expect(soundsOfficial(name)).toBe(false);
  });
});
