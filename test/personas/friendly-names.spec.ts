import { describe, expect, it } from 'vitest';
import { friendlyName, numberedName } from '../../src/personas/friendly-names.js';
import { nameKey } from '../../src/personas/name-key.js';
import { nameProblem, soundsOfficial } from '../../src/personas/name-rules.js';
import { textFile } from '../../src/platform/web/messages.js';
import { screenName } from '../../src/screening/screen-name.js';

const { first, second } = textFile<{ first: string[]; second: string[] }>('accounts/names.json');
const all = first.flatMap((one) => second.map((other) => one + other));

describe('friendly names', () => {
  it('all keep the rules, digits included', () => {
    expect(all.filter((name) => nameProblem(`${name}42`) !== null || soundsOfficial(name))).toEqual([]);
  });

  it('all pass the screen', () => {
    expect(all.filter((name) => screenName(name) !== 'fine')).toEqual([]);
  });

  it('do not look alike among themselves', () => {
    expect(new Set(all.map(nameKey)).size).toBe(all.length);
  });

  it('are put together by chance, with two digits when asked', () => {
    const names = Array.from({ length: 200 }, friendlyName);
    expect(names.every((name) => all.includes(name))).toBe(true);
    expect(new Set(names).size).toBeGreaterThan(150);
    expect(numberedName()).toMatch(/^[A-Z][a-z]+[A-Z][a-z]+[1-9]\d$/);
  });
});
