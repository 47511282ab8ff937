import { describe, expect, it } from 'vitest';
import { hiddenPassages, hiddenPieces, hide, MARK } from '../../src/platform/text/masking.js';

describe('hiding words', () => {
  it.each<[text: string, passages: string[], masked: string]>([
    ['Call 0151 now.', ['0151'], `Call ${MARK} now.`],
    ['A and A', ['A'], `${MARK} and ${MARK}`],
    ['aaa b', ['aa'], `${MARK} b`],
    ['one two three', ['one two', 'two three'], MARK],
    ['one two', ['one ', 'two'], MARK],
    ['Nothing here', ['else'], 'Nothing here'],
    ['Nothing here', [], 'Nothing here'],
    ['Nothing here', [''], 'Nothing here'],
    ['😀 call 😀', ['😀'], `${MARK} call ${MARK}`],
  ])('in %j: %j', (text, passages, masked) => {
    expect(hide(text, passages)).toBe(masked);
  });

  it.each<[text: string, passages: string[], masked: string]>([
    ['See [my room](https://chat.example/ab) there', ['chat.example/ab'], `See ${MARK} there`],
    ['See [my room](https://chat.example/ab) there', ['my room](https'], `See ${MARK} there`],
    ['See [my room](https://chat.example/ab) there', ['See [my'], `${MARK} there`],
    ['See <https://chat.example/ab> there', ['example'], `See ${MARK} there`],
    [
      'See [my room](https://chat.example/ab) there',
      ['my'],
      `See [${MARK} room](https://chat.example/ab) there`,
    ],
    ['See https://chat.example/ab there', ['example/ab'], `See https://chat.${MARK} there`],
  ])('takes a link whole where its address is meant: %j, %j', (text, passages, masked) => {
    expect(hide(text, passages)).toBe(masked);
  });
});

describe('what was hidden', () => {
  it('is found again in the author’s own text', () => {
    const text = 'Ring 0151 at 12 Mill Lane, or 0151 later.';
    const masked = hide(text, ['0151', '12 Mill Lane']);
    expect(hiddenPassages(text, masked)).toEqual(['0151', '12 Mill Lane']);
    const pieces = hiddenPieces(text, masked);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(pieces.filter(({ hidden }) => hidden)).toHaveLength(3);
  });

  it('is nothing where nothing was', () => {
    expect(hiddenPieces('Rain again', 'Rain again')).toEqual([{ text: 'Rain again', hidden: false }]);
    expect(hiddenPassages('', '')).toEqual([]);
  });

  it('is whole for any text and any words of it', () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    for (let round = 0; round < 500; round++) {
      const text = Array.from({ length: 30 }, () => 'ab []\n'[random(6)]).join('');
      const from = random(28);
      const masked = hide(text, [text.slice(from, from + 1 + random(4))]);
      const pieces = hiddenPieces(text, masked);
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      expect(pieces.map(({ hidden, text: words }) => (hidden ? MARK : words)).join('')).toBe(masked);
    }
  });
});
