import { KEY_WORDS, SOUNDS_LIKE, SPELT_BY_EAR, TYPED_AS } from './disguise-words.js';

/** A way to hide what a text says from a machine while people can still read it. Pure: the same text gives the same. */
export type Disguise = (text: string) => string;

/** The kinds of disguise that the screen must see through, by name. */
export const DISGUISES: Record<string, Disguise> = {
  'Cyrillic letters': swapping('aceopxyijsABCEHKMOPTX', 'асеорхуіјѕАВСЕНКМОРТХ'),
  'Greek letters': swapping('aeiknoptuvxyABEHIKMNOPTXYZ', 'αεικηορτυνχγΑΒΕΗΙΚΜΝΟΡΤΧΥΖ'),
  'full-width letters': (text) => shifted(text, 0xff21, 0xff41),
  'mathematical bold': (text) => shifted(text, 0x1d400, 0x1d41a),
  'mathematical script': (text) => shifted(text, 0x1d4d0, 0x1d4ea),
  fraktur: (text) => shifted(text, 0x1d56c, 0x1d586),
  'double-struck': (text) => shifted(text, 0x1d538, 0x1d552),
  monospace: (text) => shifted(text, 0x1d670, 0x1d68a),
  'circled letters': (text) => shifted(text, 0x24b6, 0x24d0),
  'squared letters': (text) => shifted(text.toUpperCase(), 0x1f170, 0x1f170),
  'small capitals': swapping('abcdefghijklmnoprstuvwyz', 'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ'),
  superscript: swapping('abcdefghijklmnoprstuvwxyz', 'ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ'),
  'letters of flags': (text) => shifted(text.toUpperCase(), 0x1f1e6, 0x1f1e6),
  'letters turned round': swapping('acefhikmrtvwy', 'ɐɔǝɟɥᴉʞɯɹʇʌʍʎ'),
  'zero-width characters': (text) => between(text, ['\u200b', '\u200c', '\u200d', '\ufeff', '\u2060']),
  'soft hyphens': (text) => between(text, ['\u00ad']),
  'bidi controls': (text) => between(text, ['\u202e', '\u202c', '\u2066', '\u2069', '\u200f']),
  'combining marks': (text) => between(text, ['\u0301\u0324', '\u0336', '\u033e\u0359\u0489']),
  diacritics: swapping('aeiouycnsAEIOUYCNS', 'áèîöûÿçñšÁÈÎÖÛŸÇÑŠ'),
  'digits for letters': swapping('aeiostAEIOST', '431057431057'),
  'signs for letters': drawn,
  'spaced letters': (text) => words(text, (word) => [...word].join(' '), '  '),
  'dotted letters': (text) => words(text, (word) => [...word].join('.')),
  'dashed letters': (text) => keyWords(text, (word) => [...word].join('-')),
  'underscored letters': (text) => keyWords(text, (word) => [...word].join('_')),
  'starred vowels': (text) =>
    keyWords(text, (word) => word.slice(0, 1) + word.slice(1).replace(/[aeiou]/gi, '*')),
  'stretched letters': (text) =>
    keyWords(text, (word) => word.replace(/[aeiou]|[a-z]$/gi, (letter) => letter.repeat(4))),
  'doubled letters': (text) => words(text, (word) => word.replace(/[a-z]/gi, '$&$&')),
  'dropped vowels': (text) =>
    keyWords(text, (word) =>
      word.length < 5 ? word : word.slice(0, 1) + word.slice(1).replace(/[aeiou]/gi, ''),
    ),
  'neighbours swapped': (text) =>
    keyWords(text, (word, at) => (word.length < 4 ? word : swapped(word, 1 + (at % (word.length - 2))))),
  'a letter missing': (text) =>
    keyWords(text, (word, at) => (word.length < 5 ? word : without(word, 1 + (at % (word.length - 1))))),
  capitals: (text) => text.toUpperCase(),
  'alternating case': (text) =>
    [...text].map((char, at) => (at % 2 ? char.toUpperCase() : char.toLowerCase())).join(''),
  'reversed case': (text) =>
    [...text].map((char) => (char === char.toUpperCase() ? char.toLowerCase() : char.toUpperCase())).join(''),
  'pictures between words': (text) => text.replace(/ /g, ' 🌸 '),
  'pictures between letters': (text) => keyWords(text, (word) => [...word].join('🖤')),
  'numbered characters': (text) => text.replace(/[aeiou]/gi, (letter) => `&#${letter.charCodeAt(0)};`),
  'named characters': (text) =>
    text.replace(/ /g, '&nbsp;').replace(/'/g, '&apos;').replace(/i/g, '&#x69;').replace(/s/g, 's&shy;'),
  'marks inside words': (text) =>
    keyWords(text, (word) =>
      word.length < 4 ? word : `${word.slice(0, 2)}**${word.slice(2, -1)}**${word.slice(-1)}`,
    ),
  homophones: (text) => retold(text, SOUNDS_LIKE),
  'signs between words': (text) => text.replace(/ /g, '. '),
  'words run together': (text) => text.replace(/ /g, ''),
  'words cut in two': (text) =>
    keyWords(text, (word) => (word.length < 5 ? word : `${word.slice(0, 3)} ${word.slice(3)}`)),
  'broken lines': (text) => text.replace(/\b(to|my|the|a|want|kill|going|of|i) /gi, '$1\n'),
  'a word a line': (text) => text.replace(/ /g, '\n'),
  'a letter a line': (text) => words(text, (word) => [...word].join('\n'), '\n\n'),
  'text speak': (text) => retold(text, TYPED_AS),
  'spelt by ear': (text) => retold(text, SPELT_BY_EAR),
  'backwards key words': (text) =>
    keyWords(text, (word) => (word.length < 5 ? word : [...word].reverse().join(''))),
};

/** Puts letters in the place of those that look or sound like them. */
function swapping(from: string, to: string): Disguise {
  const targets = [...to];
  const swaps = new Map([...from].map((char, at) => [char, targets[at]!]));
  return (text) => [...text].map((char) => swaps.get(char) ?? char).join('');
}

/** Letters moved to another alphabet of Unicode, told by its first capital and its first small letter. */
function shifted(text: string, capitals: number, small: number): string {
  return text
    .replace(/[A-Z]/g, (letter) => styled(capitals + letter.charCodeAt(0) - 65))
    .replace(/[a-z]/g, (letter) => styled(small + letter.charCodeAt(0) - 97));
}

// The double-struck capitals that mathematics had before stand elsewhere; their places are empty.
function styled(code: number): string {
  const elsewhere: Record<number, string> = {
    0x1d53a: 'ℂ',
    0x1d53f: 'ℍ',
    0x1d545: 'ℕ',
    0x1d547: 'ℙ',
    0x1d548: 'ℚ',
    0x1d549: 'ℝ',
    0x1d551: 'ℤ',
  };
  return elsewhere[code] ?? String.fromCodePoint(code);
}

/** Something that does not show after each letter, each time another. */
function between(text: string, unseen: string[]): string {
  return [...text]
    .map((char, at) => (/[a-z]/i.test(char) ? char + unseen[at % unseen.length]! : char))
    .join('');
}

function drawn(text: string): string {
  const drawings: Record<string, string> = {
    k: '|<',
    d: '|)',
    o: '()',
    a: '/\\',
    i: '1',
    e: '3',
    s: '5',
    w: 'vv',
    n: '|\\|',
  };
  return keyWords(text, (word) =>
    [...word.toLowerCase()].map((letter) => drawings[letter] ?? letter).join(''),
  );
}

/** Changes each word, and what stands between them. */
function words(text: string, change: (word: string) => string, space = ' '): string {
  return text
    .split(' ')
    .map((word) => change(word))
    .join(space);
}

/** Changes the words that a post about danger hangs on; `at` counts them. */
function keyWords(text: string, change: (word: string, at: number) => string): string {
  let at = 0;
  return text.replace(/[a-z]+/gi, (word) => (KEY_WORDS.has(word.toLowerCase()) ? change(word, at++) : word));
}

function swapped(word: string, at: number): string {
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}

function without(word: string, at: number): string {
  return word.slice(0, at) + word.slice(at + 1);
}

/** Whole words and phrases told in others. */
function retold(text: string, tellings: Record<string, string>): string {
  const found = new RegExp(`\\b(?:${Object.keys(tellings).join('|')})\\b`, 'gi');
  return text.replace(found, (words) => tellings[words.toLowerCase()]!);
}
