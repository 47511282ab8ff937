import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/screening/reading/normalise.js';
import { tokenise } from '../../src/screening/reading/tokens.js';

describe('normalising', () => {
  it.each([
    ['Ｆｕｌｌ ＷＩＤＴＨ', 'full width'],
    ['Нарру', 'happy'],
    ['𝓕𝓪𝓷𝓬𝔂 𝕥𝕖𝕩𝕥', 'fancy text'],
    ['🅑🅞🅧🅔🅓 🆂🅸🅶🅽🆂 🇱🇪🇹', 'boxed signs let'],
    ['ꜱᴍᴀʟʟ ᶜᵃᵖˢ', 'small caps'],
    ['ɐɹǝ', 'are'],
    ['so\u200bft\u00adly\u202e', 'softly'],
    ['z\u0336a\u0324l\u0301g\u0489o', 'zalgo'],
    ['&#99;al&#x6D; &amp;#99;up &nbsp;t&eacute;a', 'calm cup  tea'],
    ['R&D; a &b; &#xffffff;', 'r&d; a &b; &#xffffff;'],
  ])('makes %j plain', (written, plain) => {
    expect(normalise(written).text).toBe(plain);
  });

  it('changes nothing the second time, for any character of the first two planes', () => {
    const changed = (code: number): boolean => {
      const once = normalise(String.fromCodePoint(code)).text;
      return normalise(once).text !== once;
    };
    expect(Array.from({ length: 0x20000 }, (_, code) => code).filter(changed)).toEqual([]);
  });

  it('knows where a named character stood', () => {
    const source = 'a &#98; c';
    const { text, from, to } = normalise(source);
    expect(text).toBe('a b c');
    expect(source.slice(from[2], to[2])).toBe('&#98;');
  });
});

describe('reading', () => {
  it.each([
    ['l1v1ng w3ll', 'living well'],
    ['|<1nd w()r|)5', 'kind words'],
    ['s l e e p  w e l l', 'sleep well'],
    ['i a m f i n e', 'i am fine'],
    ['h.o.p.e and h-o-p-e', 'hope and hope'],
    ['to🌸mor🌸row', 'tomorrow'],
    ['tom orrow mor ning', 'tomorrow morning'],
    ['sooooo happppy', 'so happy'],
    ['ffeeeelliinngg bbeetttteerr ttooddaayy', 'feeling better today'],
    ['tmorrow mrning', 'tomorrow morning'],
    ['iwanttosleep', 'i want to sleep'],
    ['myself and my self', 'myself and myself'],
    ["i'mnotgoingtosleep tonight", 'i am not going to sleep tonight'],
    ['new 💊 today', 'new pills today'],
    ['g*ing h*me t*m*rr*w', 'going h me tomorrow'],
  ])('sees through %j', (written, words) => {
    expect(wordsOf(written)).toBe(words);
  });

  it.each([
    ['300mg at 4am on 12/3', '300mg at 4am on 12 3'],
    ['5-HT, B12 and omega-3', '5 ht b12 and omega 3'],
    ['2 tablets, 3rd week, 7th floor', '2 tablets 3rd week 7th floor'],
    ['my therapist and the partisan foundation', 'my therapist and the partisan foundation'],
    ['I want to dye my hair', 'i want to dye my hair'],
    ['step 2 take a breath', 'step 2 take a breath'],
    ['mother-in-law, so-so', 'mother in law so so'],
    ['a widow and a bride on the beach', 'a widow and a bride on the beach'],
  ])('leaves %j alone', (written, words) => {
    expect(wordsOf(written)).toBe(words);
  });

  it('ends a sentence at a line, but not at a line that breaks in one', () => {
    expect(tokenise(normalise('thank you\nsee you')).at(-1)?.sentence).toBe(1);
    expect(tokenise(normalise('thank you for\nyour help')).at(-1)?.sentence).toBe(0);
    expect(tokenise(normalise('thank\nyou\nfor\nyour\nhelp')).at(-1)?.sentence).toBe(0);
  });

  it('gives each word of a run its own place', () => {
    const tokens = tokenise(normalise('iamfeelingbetter'));
    expect(tokens.map(({ word, start, end }) => [word, start, end])).toEqual([
      ['i', 0, 1],
      ['am', 1, 3],
      ['feeling', 3, 10],
      ['better', 10, 16],
    ]);
  });
});

function wordsOf(text: string): string {
  return tokenise(normalise(text))
    .map(({ word }) => word)
    .join(' ');
}
