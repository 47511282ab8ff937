import { describe } from 'vitest';
import { hears } from './cases.js';

describe('having suffered abuse', () => {
  hears('abuse_disclosed', {
    in: [
      'My stepdad beats me when he drinks.',
      'He used to lock me in the shed.',
      'I was groomed by my coach.',
      'She pushed me down the stairs last week.',
      'I have told nobody what my uncle did to me.',
      'My husband does not let me see my friends.',
      'I am a survivor of rape.',
    ],
    notIn: [
      'We were beaten fair and square at chess.',
      'I abused alcohol for years.',
      'The news hit me hard.',
      'My heart beats too fast on these tablets.',
      'We argue, but he never hit me.',
      'I teach about safeguarding on Tuesdays.',
      'She hit me with the good news at breakfast.',
    ],
  });
});
