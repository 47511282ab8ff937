import { describe } from 'vitest';
import { hears } from './cases.js';

describe('attacking someone', () => {
  hears('unkind', {
    in: [
      'You are a spineless coward and this board is worse for having you.',
      'What a selfish cow you are.',
      'Nobody believes you. Boo hoo, post somewhere else.',
      'Addicts are scum, the lot of them.',
      'no wonder your husband left you',
      'Stop whining, your problems are not real problems.',
    ],
    notIn: [
      'I am such a useless idiot today.',
      'My sister called me a pathetic loser at dinner.',
      'He said "you are worthless" and I believed him for years.',
      'Fuck this weather, fuck the bus and fuck Mondays.',
      'I do not agree with you there, sorry.',
      'You absolute muppet, congratulations on the baby!',
    ],
  });
});
