import { describe } from 'vitest';
import { hears } from './cases.js';

describe('advice that can kill', () => {
  hears('unsafe_advice', {
    in: [
      'You should stop your lithium tonight, trust me, you will feel alive again.',
      'Bin the antidepressants, mate. Your doctor only wants your money.',
      'Just stop drinking overnight, you do not need a detox.',
      'Tapering is for wimps, come off your diazepam in one go.',
      'Diazepam with a few pints is fine, everyone does it.',
      'Do not call an ambulance, he is sleeping it off.',
    ],
    notIn: [
      'Please do not stop your lithium without asking your doctor.',
      'I stopped my tablets last year and ended up in hospital.',
      'My consultant took me off sertraline slowly.',
      'Should I ask my doctor before I stop the citalopram?',
      'My aunt told me to throw my tablets away. I will not.',
      'Stop apologising, you did nothing wrong today.',
      'We had cold turkey sandwiches all week.',
    ],
  });
});
