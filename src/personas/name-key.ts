/** Letters and digits that the eye takes for one another, after case and marks are gone. */
const LOOK_ALIKES: Record<string, string> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '@': 'a',
  '|': 'l',
  i: 'l',
  ı: 'l',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ĸ: 'k',
  þ: 'p',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};

/**
 * A name as the eye confuses it: two names with one key look alike, and cannot both exist.
 * Latin letters only, as the rules for names have it; everything else, separators too, is left out.
 */
export function nameKey(name: string): string {
  const letters = name.normalize('NFKC').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  const folded = [...letters].map((letter) => LOOK_ALIKES[letter] ?? letter).join('');
  return folded
    .replace(/[^a-z0-9]/g, '')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}
