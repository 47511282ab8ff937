import { wordsOf } from '../lists.js';

/** The number a word stands for, in digits (up to four) or letters; -1 when it is none. */
export function numberOf(word: string): number {
  return word < ':' && /^[0-9]{1,4}$/.test(word) ? Number(word) : (NAMES.get(word) ?? -1);
}

const COUNTED = wordsOf(`
  one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen twenty
`);

const NAMES: ReadonlyMap<string, number> = new Map([
  ...COUNTED.map((name, index) => [name, index + 1] as const),
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['eighty', 80],
  ['hundred', 100],
  ['dozen', 12],
  ['dozens', 24],
]);
