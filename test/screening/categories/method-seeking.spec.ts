import { describe } from 'vitest';
import { hears } from './cases.js';

describe('asking for a way to die', () => {
  hears('method_seeking', {
    in: [
      'What is the least painful way to die?',
      'I want to die. Does it hurt?',
      'Which way is quickest? I am going to kill myself.',
      'I want to die, is what I have in the cupboard enough?',
      'Where do I get something painless? I have decided to end my life.',
    ],
    notIn: [
      'Does it hurt to have a tooth out?',
      'How long does it take until sertraline works?',
      'Which way is quickest to the station?',
      'What is the best way to tell my mum?',
      'Is one blanket enough for camping?',
    ],
  });
});
