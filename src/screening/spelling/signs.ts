import { pairsOf, wordsOf } from '../lists.js';

/** Digits and signs that stand in for letters inside a word. */
export const LEET = pairsOf('0: o, 1: i, 3: e, 4: a, 5: s, 7: t, @: a, $: s, !: i');

/** Words people hide with stars; a star stands for any one letter. */
export const STARRED = wordsOf('kill killing suicide suicidal die dying dead death cutting overdose myself');
