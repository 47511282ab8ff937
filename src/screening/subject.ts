import { CLASSES } from './classes.js';
import type { Who } from './rule.js';
import type { Token } from './tokens.js';

const ME = new Set(['i', 'me', 'myself', 'we']);
const MY_OWN = new Set(['my', 'mine', 'ours', 'our']);
const OTHER = new Set([
  'he',
  'she',
  'they',
  'himself',
  'herself',
  'themselves',
  'themself',
  'his',
  'him',
  'her',
  'their',
  'them',
]);
const PEOPLE = new Set([
  'people',
  'someone',
  'somebody',
  'anyone',
  'anybody',
  'everyone',
  'nobody',
  'patients',
  'those',
  'folks',
  'men',
  'women',
  'guys',
  'person',
  'man',
  'woman',
  'guy',
  'students',
  'teens',
  'everybody',
]);
const THINGS = new Set([
  'song',
  'songs',
  'lyric',
  'lyrics',
  'novel',
  'book',
  'film',
  'movie',
  'character',
  'episode',
  'game',
  'show',
  'series',
  'poem',
  'story',
  'play',
  'tune',
  'poster',
  'sign',
  'leaflet',
  'article',
  'headline',
  'advert',
  'campaign',
  'scene',
  'plot',
  'protagonist',
  'villain',
  'hero',
  'band',
  'album',
  'documentary',
  'podcast',
  'chapter',
  'mural',
  'banner',
  'website',
  'team',
  'boss',
  'dog',
  'cat',
]);
const KIN = new Set(CLASSES['kin']);

/** About whom a match speaks: by its own pronouns, else by the nearest subject before it in the sentence. */
export function subjectOf(tokens: Token[], start: number, end: number, other: boolean): Who | null {
  const reported = reporter(tokens, start);
  if (reported !== null && !other) return reported;
  const words = tokens.slice(start, end).map((token) => token.word);
  if (words[0] === 'it' || words[0] === 'tonight') return other ? 'other' : 'me';
  if (words.some((word) => word === 'myself')) return 'me';
  if (other && words.some((word) => OTHER.has(word) || KIN.has(word))) return 'other';
  if (
    words.some(
      (word) => word === 'himself' || word === 'herself' || word === 'themselves' || word === 'themself',
    )
  )
    return 'other';
  if (words.some((word) => ME.has(word) || MY_OWN.has(word))) return ownBefore(tokens, start, words);
  return (
    before(tokens, start) ??
    (words.includes('he') || words.includes('she') || words.includes('his') ? 'other' : null)
  );
}

// "my son" inside the match is a person of one's own, and the match may still be about him.
function ownBefore(tokens: Token[], start: number, words: string[]): Who | null {
  const own = words.findIndex((word) => MY_OWN.has(word));
  return own >= 0 && !words.some((word) => ME.has(word)) && KIN.has(words[own + 1] ?? '')
    ? before(tokens, start)
    : 'me';
}

function before(tokens: Token[], start: number): Who | null {
  const sentence = tokens[start]?.sentence;
  for (let at = start - 1; at >= 0 && at >= start - 12 && tokens[at]?.sentence === sentence; at -= 1) {
    const who = pronoun(tokens, at, start);
    if (who !== null) return who;
  }
  return null;
}

function pronoun(tokens: Token[], at: number, start: number): Who | null {
  const word = tokens[at]?.word ?? '';
  if (word === 'i' || word === 'we' || word === 'me' || word === 'myself') return 'me';
  if (word === 'you') return 'you';
  if (word === 'he' || word === 'she' || word === 'they' || word === 'himself' || word === 'herself')
    return 'other';
  if (PEOPLE.has(word) || (THINGS.has(word) && start - at <= 6))
    return addressed(tokens, at) ? null : 'people';
  return KIN.has(word) && !addressed(tokens, at) && start - at <= 7 ? 'other' : null;
}

// "I told my wife I want to die", "without my kids": spoken to or lived with, not the one it is about.
function addressed(tokens: Token[], at: number): boolean {
  return [at - 1, at - 2].some(
    (place) => tokens[place]?.sentence === tokens[at]?.sentence && ADDRESSING.has(tokens[place]?.word ?? ''),
  );
}

const ADDRESSING = new Set([
  'told',
  'tell',
  'telling',
  'to',
  'with',
  'without',
  'from',
  'asked',
  'at',
  'for',
  'called',
  'and',
  'than',
  'leave',
  'leaving',
  'miss',
  'lost',
  'hurt',
  'love',
  'loved',
  'left',
  'by',
  'on',
  'like',
  'in',
]);

/** Who reports the words: "she said I want to die" speaks of her, "my texts" of me. */
function reporter(tokens: Token[], start: number): Who | null {
  const speaker = speakerBefore(tokens, start);
  if (speaker === 'other') return 'other';
  return speaker === 'thing' || speaker === 'past' ? 'people' : null;
}

/** The speaker of a quotation or of reported speech right before `start`, if there is one. */
export function speakerBefore(tokens: Token[], start: number): 'other' | 'me' | 'thing' | 'past' | null {
  const sentence = tokens[start]?.sentence ?? 0;
  let said = -1;
  for (let at = start - 1; at >= 0 && at >= start - 4 && (tokens[at]?.sentence ?? 0) === sentence; at -= 1)
    if (SAYING.has(tokens[at]?.word ?? '')) said = at;
  if (said < 0) return tokens[start]?.quoted ? titled(tokens, start) : null;
  return speaker(tokens, said, start);
}

function speaker(tokens: Token[], said: number, start: number): 'other' | 'me' | 'thing' | 'past' | null {
  const quoted = tokens[start]?.quoted === true;
  const direct = quoted || tokens[start]?.word === 'i';
  for (let at = said - 1; at >= 0 && at >= said - 6; at -= 1) {
    const word = tokens[at]?.word ?? '';
    if (word === 'used') return quoted ? 'past' : null;
    if (word === 'i') return direct ? 'me' : null;
    if (THINGS.has(word)) return 'thing';
    if ((word === 'he' || word === 'she' || word === 'they' || KIN.has(word)) && direct)
      return tokens[at + 1]?.word === 'used' ? 'past' : reportsMe(tokens, said, start) ? null : 'other';
  }
  return null;
}

// "she told me I should die" turns on me; without quotation marks only what she says of herself is hers.
function reportsMe(tokens: Token[], said: number, start: number): boolean {
  return !tokens[start]?.quoted && ['told', 'thinks', 'knows'].includes(tokens[said]?.word ?? '');
}

function titled(tokens: Token[], start: number): 'thing' | null {
  const near = tokens.slice(Math.max(0, start - 6), start);
  return near.some((token) => THINGS.has(token.word) || token.word === 'called' || token.word === 'titled')
    ? 'thing'
    : null;
}

const SAYING = new Set([
  'say',
  'says',
  'said',
  'saying',
  'told',
  'tells',
  'texted',
  'texts',
  'wrote',
  'messaged',
  'goes',
  'screamed',
  'shouted',
  'screams',
  'shouts',
  'sang',
  'sings',
  'reads',
  'asked',
  'asks',
  'like',
  'posted',
  'whispered',
]);
