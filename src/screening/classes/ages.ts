import { wordsOf } from '../lists.js';

const CHILD = wordsOf('nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen');
const GROWN = wordsOf('eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety');

/** Years of age, in digits and words, below eighteen and from there on. */
export const ages = {
  young: [...numbers(9, 17), ...CHILD, ...numbers(11, 17).map((age) => `${age} yo`)],
  grown: [...numbers(18, 99), ...GROWN],
};

function numbers(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, nth) => String(from + nth));
}
