/** The words that a post about danger hangs on. */
export const KEY_WORDS = new Set(
  `die dying dead death suicide suicidal kill killing killed myself overdose overdosed hang hanging jump drown cut cutting
  burn harm hurt pills tablets rope blade razor gun knife bridge blood bleeding heroin drinking relapsed relapse
  goodbye hopeless worthless burden life alive alone forever tonight tomorrow anymore nothing everyone
  want wish wanted thoughts urges hate better leave leaving letters swallowed taken attempt plan`.split(
    /\s+/,
  ),
);

/** Words, and others that sound the same. */
export const SOUNDS_LIKE = {
  die: 'dye',
  suicide: 'sue a side',
  myself: 'my self',
  overdose: 'over doze',
  goodbye: 'good bye',
  tonight: 'two night',
  anymore: 'any more',
};

/** Words, and how they are typed in a hurry. */
export const TYPED_AS = {
  want: 'wnt',
  to: '2',
  die: 'd1e',
  tonight: '2nite',
  tomorrow: '2moro',
  because: 'bcuz',
  you: 'u',
  are: 'r',
  before: 'b4',
  about: 'abt',
  myself: 'mysel',
  people: 'ppl',
  going: 'goin',
  everyone: 'every1',
  anyone: 'any1',
  have: 'hav',
  with: 'wiv',
  that: 'dat',
  the: 'da',
  for: '4',
  "don't": 'dnt',
  "can't": 'cnt',
};

/** Words, and how they are spelt by ear. */
export const SPELT_BY_EAR = {
  suicide: 'sooicide',
  suicidal: 'sooicidal',
  kill: 'kil',
  killing: 'kiling',
  myself: 'miself',
  tonight: 'tonite',
  life: 'lyfe',
  overdose: 'overdoze',
  pills: 'pilz',
  hurt: 'hert',
  want: 'wont',
  death: 'deth',
  dead: 'ded',
  dying: 'dieing',
  alive: 'alyve',
  nothing: 'nuthing',
  enough: 'enuff',
  cutting: 'cuting',
  thoughts: 'thorts',
  goodbye: 'goodby',
  blood: 'blud',
  worthless: 'werthless',
};
