import type { About } from '../screening/verdict.js';

/** What was heard in words to the team: whom the danger is about, or that nothing could judge them. */
export type Danger = About | 'unjudged';

/** Whether somebody seems to be in danger: they are heard, however much was said before, and however late. */
export function isDanger(heard: Danger | null): heard is About {
  return heard !== null && heard !== 'unjudged';
}

/** Hears danger in words; given by whoever can judge words, since those who take them in stand upstream. */
export type DangerIn = (words: string) => Danger | null;
export const DANGER_IN = Symbol('danger in words');

/**
 * What the newest of several passages has to say: danger that is its own, or that shows only when it is read with what
 * came before.
 * @param earlier what was said before it, oldest first
 */
export function newDanger(dangerIn: DangerIn, earlier: string[], words: string): Danger | null {
  const own = dangerIn(words);
  if (own || earlier.length === 0 || words === '') return own;
  const before = earlier.join('\n\n');
  return dangerIn(before) ? null : dangerIn(`${before}\n\n${words}`);
}
