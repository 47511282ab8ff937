import { describe } from 'vitest';
import { hears } from './cases.js';

describe('sales, cures and begging', () => {
  hears('spam', {
    in: [
      'Earn money from home, ask me how!',
      'Our drops cured my anxiety, order now and get 30% off today.',
      'Subscribe to my channel, link in bio.',
      'We are recruiting participants for a survey, prize draw for a voucher.',
      'Please donate to my gofundme, anything helps.',
      'Book your free session with our mindset coaching now.',
    ],
    notIn: [
      'I read a good book about sleep.',
      'The library has a free app for breathing.',
      'I lost money to a crypto scam when I was manic.',
      'Mods, somebody posts adverts on every thread.',
      'I took part in a study and got a biscuit.',
      'Has anyone tried a weighted blanket?',
    ],
  });
});
