import { describe, expect, it } from 'vitest';
import { nameKey } from '../../src/personas/name-key.js';

describe('telling names apart', () => {
  it.each([
    ['QuietOtter', 'quietotter'],
    ['QuietOtter', 'Quiet-Otter'],
    ['QuietOtter', 'quiet otter'],
    ['QuietOtter', 'Quiet_Ot.ter'],
    ['QuietOtter', 'Quіet0tter'.replace('і', 'i')],
    ['Lily', 'L1ly'],
    ['Lily', 'lIly'],
    ['Lily', 'Liiy'],
    ['Lily', 'L|ly'],
    ['Ilse', 'llse'],
    ['Ilse', '1l5e'],
    ['Sarah', 'S4r4h'],
    ['Sarah', '5@rah'],
    ['Peter', 'P3t3r'],
    ['Mary', 'rnary'],
    ['Mary', 'rNary'],
    ['Mary', 'r-nary'],
    ['Willow', 'VViIIow'],
    ['José', 'Jose'],
    ['José', 'Jose\u0301'],
    ['Zoë', 'zoe'],
    ['Łukasz', 'Lukasz'],
    ['Søren', 'Soren'],
    ['Đức', 'Duc'],
    ['Straße', 'Strasse'],
    ['STRAẞE', 'Strasse'],
    ['Ægir', 'Aegir'],
    ['Işık', 'Isik'],
    ['İnci', 'Inci'],
    ['Ｑuiet', 'Quiet'],
    ['ﬁnch', 'Finch'],
  ])('%s and %s look alike', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  it.each([
    ['Anna', 'Ana'],
    ['Ben', 'Bem'],
    ['Otter', 'Utter'],
    ['Clara', 'Dara'],
    ['QuietOtter22', 'QuietOtter27'],
    ['Heron', 'Hero'],
  ])('%s and %s do not', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });

  it.each([['Аня'], ['小明'], ['---'], ['']])('nobody can be called %j, so nobody is found by it', (name) => {
    expect(nameKey(name)).toBe('');
  });
});
