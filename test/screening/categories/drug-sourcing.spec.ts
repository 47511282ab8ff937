import { describe } from 'vitest';
import { hears } from './cases.js';

describe('getting and passing on drugs', () => {
  hears('drug_sourcing', {
    in: [
      'Anyone selling zopiclone near Hull?',
      'I have some spare pregabalin, message me and I will post it.',
      'Would anybody swap codeine for sleeping tablets?',
      'Which site ships tramadol without a prescription?',
      'Three strips of diazepam going cheap.',
      'Need a plug in Cardiff, who is holding?',
    ],
    notIn: [
      'My GP prescribed me zopiclone for two weeks.',
      'Where can I take my unused tablets? The chemist is shut.',
      'I took the spare tablets back to the chemist.',
      'Going cheap: a garden table and four chairs.',
      'I blocked my dealer and deleted his number.',
      'Has pregabalin made anyone sleepy?',
    ],
  });
});
