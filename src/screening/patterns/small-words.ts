import { wordSet } from '../lists.js';

/** Words that deny or turn what follows: no gap of a pattern reaches over them. */
export const TURNING = wordSet('not never no without nor if but stop stopped');

/** Small words that may stand between any two words of a pattern and change nothing. */
export const FILLERS = wordSet(`
  just really so actually still even literally also again always kinda sorta honestly seriously badly
  sometimes often fucking bloody damn very now truly simply basically constantly probably legitimately
  genuinely maybe desperately right pretty totally completely absolutely almost nearly finally definitely
  currently already
`);
