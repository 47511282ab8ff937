import { describe, expect, it } from 'vitest';
import type { About, Category, Tier } from '../../src/screening/verdict.js';
import { type Help, helpOf } from '../../src/threads/help.js';

const cases: [Tier, About | null, Category[], Help | null][] = [
  ['crisis', 'me', ['suicide'], 'me'],
  ['crisis', 'someone_else', ['third_party'], 'someone_else'],
  ['crisis', 'under_way', ['overdose'], 'under_way'],
  ['crisis', 'harm_to_others', ['harm_to_others'], 'harm_to_others'],
  ['crisis', 'unclear', ['suicide'], 'unclear'],
  ['crisis', null, [], 'me'],
  ['concern', 'me', ['suicide'], 'concern'],
  ['concern', 'me', ['suicide', 'method_seeking'], 'me'],
  ['none', null, ['method_seeking'], 'unclear'],
  ['none', null, ['method_info'], 'unclear'],
  ['none', null, ['encouragement'], 'unclear'],
  ['none', null, ['unkind'], null],
  ['watch', 'me', ['hopelessness'], null],
  ['none', null, [], null],
];

describe('the help that a verdict calls for', () => {
  it.each(cases)('%s, about %s, %j: %s', (tier, about, categories, help) => {
    expect(helpOf({ tier, about, categories })).toBe(help);
  });
});
