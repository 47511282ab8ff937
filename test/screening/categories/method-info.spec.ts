import { describe } from 'vitest';
import { hears } from './cases.js';

describe('offering a way to die', () => {
  hears('method_info', {
    in: [
      'I know a painless way, message me and I will tell you.',
      'There is a guide they do not want you to read. Inbox me for the document.',
      'I could explain what really works, but not on here. Ask me privately.',
      'That method never fails.',
      'Happy to share the instructions with anyone serious.',
    ],
    notIn: [
      'Message me for the pattern of the hat, I can send you the pdf.',
      'I know a way to get beetroot out of linen.',
      'The coroner asked the papers to leave the method out.',
      'There is a better recipe, I will explain tomorrow.',
      'I have got three cats and a kettle.',
    ],
  });
});
