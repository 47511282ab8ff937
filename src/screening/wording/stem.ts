/** A rough stem of a word is enough: the model only needs "counted" and "counting" to fall together. */
export function stemOf(word: string): string {
  if (word.length < 5) return word;
  const ending = ENDINGS.find((each) => word.endsWith(each)) ?? '';
  const stem = word.slice(0, word.length - ending.length);
  const last = stem.at(-1);
  const single = last !== undefined && last === stem.at(-2) ? stem.slice(0, -1) : stem;
  return single.endsWith('e') ? single.slice(0, -1) : single;
}

const ENDINGS = ['ings', 'ing', 'edly', 'ed', 'es', 's', 'ly', 'er'];
