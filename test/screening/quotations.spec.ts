import { describe, expect, it } from 'vitest';
import { quotations } from '../../src/screening/reading/quotations.js';

describe('quotations', () => {
  it.each([
    ['he said "go away" and left', '"go away"'],
    ["the song 'i don't care' is on", "'i don't care'"],
    ['> her words\nmine', '> her words'],
    ['an open " mark', ''],
    ['two "lines\nof one" mark', ''],
    ["i don't and won't", ''],
    ['"all of it"', ''],
    ['empty "" marks', ''],
  ])('in %j', (text, quoted) => {
    const marks = quotations(text);
    expect([...text].filter((_, at) => marks[at] === 1).join('')).toBe(quoted);
  });
});
