import { describe } from 'vitest';
import { hears } from './cases.js';

describe('pushing someone towards death', () => {
  hears('encouragement', {
    in: [
      'Kill yourself.',
      'Go on then, do it. You have been promising us for weeks, what are you waiting for?',
      'You will not, all talk. Get on with it.',
      'You have suffered enough and it is okay to go.',
      'Nobody would miss you. Get it over with.',
      'Everyone would be happier if you were dead.',
      'Looking for someone to die with.',
      'You have my blessing, slip away quietly.',
    ],
    notIn: [
      'Do it! Hand in your notice and see Lisbon.',
      'Go on, jump, the water is warm.',
      'Please do not kill yourself.',
      'I support your decision to leave him.',
      'A man shouted "kill yourself" at me once.',
      'He told me to kill myself and I rang a helpline.',
      'Looking for someone to go to the meeting with.',
      'You will not regret it, therapy saved me.',
      'Be brave and ring them tonight.',
    ],
  });
});
