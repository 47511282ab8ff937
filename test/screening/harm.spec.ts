import { describe, expect, it } from 'vitest';
import { screen } from '../../src/screening/screen.js';

const FEARS: [string, string?][] = [
  ['I am scared I am going to hurt my wife, I keep thinking about killing her'],
  ['im scared im gonna hurt my wife', 'family'],
  ["I'm terrified that I will hurt my baby"],
  ["I'm scared that I'm going to snap and hurt my kids"],
  ['I worry I might kill my wife in my sleep'],
  ["I'm frightened of what I might do to my children"],
  ["I'm scared to be alone with my baby in case I hurt him"],
  ['I am terrified I could hurt my children one day'],
  ['sometimes I feel like I could kill my stepdad and it frightens me'],
];

const INTRUSIONS: [string, string?][] = [
  ['I keep thinking about killing her'],
  ['I keep having intrusive thoughts about stabbing my partner and I would never do it'],
  ["What if I snap and kill my kids? I can't stop picturing it", 'anxiety'],
  ['images of pushing my daughter down the stairs keep popping into my head'],
  ['every time I hold a knife I imagine stabbing my husband'],
  ['I hate that my brain keeps telling me to hurt my mum'],
  ['voices keep telling me to stab my dad'],
  ['I have urges to hit my kids and I am ashamed'],
  ['my harm OCD says I am going to murder my family'],
  ["I don't want to hurt her but I can't stop thinking about it"],
];

const INTENTIONS = [
  'I am going to kill my wife tonight',
  "I'm going to stab him when he gets home",
  'I have decided to kill my wife',
  'I will kill her, I have the knife in my hand',
  'I have a gun and I am going to shoot my boss tomorrow',
  'I am scared I am going to kill my wife tonight, I have the knife in my hand',
];

const OTHERWISE = [
  'I could kill my brother for eating my lunch',
  'My mum is going to kill me when she sees my grades',
  'I could have killed him for being so late',
  'I want to strangle my laptop',
  'I would never hurt my wife',
  "I'm scared he will hurt my wife",
  "I'm scared she's going to hurt my son",
  "I'm scared of hurting my boyfriend's feelings",
  "I'm worried I will hurt my partner by telling him the truth",
  "I don't want my illness to hurt my family",
  'thoughts of pushing everyone away again',
  'what if I hurt her by leaving',
  'The film is about a man who wants to kill his wife',
];

describe('harm to others', () => {
  it.each([...FEARS, ...INTRUSIONS])(
    'feared or intruding is a concern with its own help: %s',
    (text, board) => {
      expect(screen(text, { board })).toMatchObject({ tier: 'concern', about: 'harm_to_others' });
      expect(screen(text, { board }).categories).toContain('harm_to_others');
    },
  );

  it.each(INTENTIONS)('intended is a crisis: %s', (text) => {
    expect(screen(text)).toMatchObject({ tier: 'crisis', about: 'harm_to_others' });
  });

  it.each(OTHERWISE)(
    'is not seen in a turn of phrase, in hurt feelings or in fear of somebody else: %s',
    (text) => {
      expect(['none', 'watch']).toContain(screen(text).tier);
      expect(screen(text).about).toBeNull();
    },
  );
});
