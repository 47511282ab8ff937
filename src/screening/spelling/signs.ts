import { pairsOf, wordSet } from '../lists.js';

/** Digits and signs that stand in for letters inside a word. */
export const LEET = pairsOf('0: o, 1: i, 3: e, 4: a, 5: s, 7: t, @: a, $: s, !: i');

/** Signs that together draw a letter, the longest first. */
export const DRAWN: ReadonlyMap<string, string> = new Map([
  ['\\/\\/', 'w'],
  ['/\\/\\', 'm'],
  ['|\\/|', 'm'],
  ['|v|', 'm'],
  ['|\\|', 'n'],
  ['|-|', 'h'],
  [']-[', 'h'],
  ['|_|', 'u'],
  ['(_)', 'u'],
  ['|<', 'k'],
  ['|{', 'k'],
  ['|)', 'd'],
  ['|]', 'd'],
  ['|>', 'p'],
  ['|=', 'f'],
  ['|3', 'b'],
  ['|_', 'l'],
  ['}{', 'h'],
  ['/\\', 'a'],
  ['\\/', 'v'],
  ['()', 'o'],
  ['[]', 'o'],
  ['><', 'x'],
  ['vv', 'w'],
  ['ph', 'f'],
  ['|', 'l'],
  ['+', 't'],
  ['(', 'c'],
  ['<', 'c'],
  ['€', 'e'],
  ['£', 'l'],
  ['#', 'h'],
  ['8', 'b'],
  ['9', 'g'],
  ['6', 'g'],
  ['2', 'z'],
]);

/** What follows a number that is an amount, a time or a rank, and no word in disguise. */
export const UNITS = wordSet(`
  mg mcg g kg st lb lbs oz ml cl l am pm nd rd th k m h hr hrs min mins sec secs s yo yr yrs wk wks mo mos d w x p ft
  in cm mm km mph gb mb tb ish ht th a b c e f i n o t
`);
