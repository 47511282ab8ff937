import { describe } from 'vitest';
import { hears } from './cases.js';

describe('the author seems under eighteen', () => {
  hears('minor', {
    in: [
      'im 14 and nobody at school talks to me',
      'I turned fifteen last week.',
      'My form tutor sent me to the school nurse.',
      'Sixteen and I hate it here, my parents took my phone.',
      'I am in year 9 and I cannot sleep.',
      'my mum took my xbox because of my mocks',
    ],
    notIn: [
      'My daughter is fifteen and will not come out of her room.',
      'I teach year 9 and I am tired.',
      'I am 16 days sober.',
      'When I was thirteen we moved to Leeds.',
      'I am 45 and back at college.',
      'Fifteen years clean today.',
      'The school run finishes me off.',
    ],
  });
});
