import { phrasesOf, wordSet } from '../lists.js';
import { phraseTree, type PhraseTree } from '../patterns/phrase-tree.js';

/** What puts an event long ago, or behind someone. */
export const DISTANT = timeTree(`
  year|years|decade|decades|month|months ago, year|years clean|sober|free, back in|then,
  when i was|felt|had|wanted|tried, as a teen|teenager|kid|child, used to,
  last year|winter|summer|spring|autumn|fall, in the past, long time ago, at school|uni|university,
  not any more, no longer, in my teens|twenties|thirties|early, thankful|grateful, glad i|that,
  recovered|recovery, better now, have not since|had, never since, before i was|got|met, in ${years()}
`);

/** What puts it into these days. */
export const RECENT = timeTree(`
  last night|week|weekend|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday,
  this morning|week|weekend|month|evening|afternoon, day|days|hour|hours|week|weeks|minute|minutes ago,
  yesterday|tonight|today|recently|still, just now
`);

/** Words that say something is back, or has not gone. */
export const STILL = wordSet('still again lately tonight today recently currently yesterday worse back');

/** Verbs that tell of something over. */
export const PAST = wordSet(`
  was were felt wanted tried thought used had went did overdosed attempted relapsed wished drank cut
  hurt harmed took burned contemplated considered planned hit became got lost gave
`);

function timeTree(list: string): PhraseTree {
  return phraseTree(phrasesOf(list).flatMap(spread));
}

/** "a|b c" as the phrases "a c" and "b c". */
function spread(phrase: string): string[][] {
  return phrase
    .split(' ')
    .reduce<string[][]>(
      (begun, choices) => begun.flatMap((words) => choices.split('|').map((word) => [...words, word])),
      [[]],
    );
}

function years(): string {
  return Array.from({ length: 200 }, (_, index) => String(1900 + index)).join('|');
}
