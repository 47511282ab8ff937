import { nameKey } from './name-key.js';

/** Characters, as the table of personas has it too. */
export const SHORTEST_NAME = 3;
export const LONGEST_NAME = 24;

// Latin as living languages write it: Latin-1, Extended-A, the horn of Vietnamese, the comma below of Romanian,
// Extended Additional. The rest of the script holds letters made to be taken for others.
const LETTER = 'A-Za-zÀ-ÖØ-öø-ſƠơƯưȘ-țḀ-ỿ';
const ALLOWED = new RegExp(`^[${LETTER}0-9]\\p{M}{0,2}(?:[ ._-]?[${LETTER}0-9]\\p{M}{0,2})*$`, 'u');
const A_LETTER = new RegExp(`[${LETTER}]`, 'u');

const WHOLE = [
  'admin',
  'administrator',
  'staff',
  'team',
  'the team',
  'support',
  'mod',
  'mods',
  'system',
  'official',
];
const PART = ['hearthside', 'moderator', 'facilitator', 'trustee'];
// Letters. Shorter ones are parts of too many names.
const SHORTEST_PLACE = 4;
const wholeKeys = new Set(WHOLE.map(nameKey));
const partKeys = PART.map(nameKey);

/** What is wrong with a name that someone wants: a message key, or null. @param name as `cleanLine` left it */
export function nameProblem(name: string): string | null {
  const characters = [...name].length;
  if (characters === 0) return 'accounts.pseudonym_empty';
  if (characters < SHORTEST_NAME) return 'accounts.pseudonym_short';
  if (characters > LONGEST_NAME) return 'accounts.pseudonym_long';
  return isWellFormed(name) ? null : 'accounts.pseudonym_characters';
}

/** Whether a name could be taken for the team's. */
export function soundsOfficial(name: string): boolean {
  const key = nameKey(name);
  return wholeKeys.has(key) || partKeys.some((part) => key.includes(part));
}

/** Whether a name could be taken for that of the place, as its admin has it now. */
export function soundsLikePlace(name: string, place: string): boolean {
  const key = nameKey(place);
  return key.length >= SHORTEST_PLACE && nameKey(name).includes(key);
}

// Letters that change under NFKC are others in disguise (ſ for s).
function isWellFormed(name: string): boolean {
  return ALLOWED.test(name) && A_LETTER.test(name) && name === name.normalize('NFKC');
}
