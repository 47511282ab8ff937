import { phrasesOf, wordSet } from '../lists.js';
import { phraseTree } from '../patterns/phrase-tree.js';
import type { Token } from '../reading/tokens.js';
import { phraseEnd } from './scene.js';

/** True when something before a place, in its own clause, denies what follows. */
export function isDenied(tokens: Token[], start: number): boolean {
  if (tokens[start]!.gap !== 'none') return false;
  for (let at = start - 1; at >= Math.max(0, start - REACH); at -= 1) {
    if (DENIALS.has(tokens[at]!.word)) return !isExempt(tokens, at, start);
    if (TURNS.has(tokens[at]!.word) || startsStatement(tokens, at)) return false;
  }
  return false;
}

/** "Is not an option" and "no, not any more" come after the words they take back. */
export function isTakenBack(tokens: Token[], start: number, end: number): boolean {
  return tokens[start]!.word !== 'not' && phraseEnd(tokens, TAKEN_BACK, end) > end;
}

const REACH = 7;

/** At most so many words are looked at to see a denial: those before a place, and those around the denying one. */
export const DENIAL_LOOKS = REACH + 4;

const DENIALS = wordSet(`
  not never no without nor neither hardly stopped stop quit denied instead avoid prevent zero against
  resist resisted
`);

// "Not only", "not sure", "can't cope, can't stop" deny something else than what follows.
const NOT_DENYING = wordSet(`
  only sure know stop help wait understand deny lie tell care okay ok joking kidding bear sleep just
  well safe see cope why alone fine good coping doing long longer one money friends job family mind
  matter afraid scared
`);

const TURNS = wordSet(`
  but however because although though yet except until unless when so then since if cause
`);

function isExempt(tokens: Token[], at: number, start: number): boolean {
  const word = tokens[at]!.word;
  const next = at + 1 < start ? tokens[at + 1]!.word : '';
  const before = tokens.slice(Math.max(0, at - 3), at).map((token) => token.word);
  if (NOT_DENYING.has(next) || before.some((each) => STRUGGLE.has(each))) return true;
  if (word === 'never' && start - at > 1) return SO_FAR.has(next);
  return HOLDING_BACK.has(word) && before.some((each) => BARELY.has(each));
}

// Fighting not to is no denial.
const STRUGGLE = wordSet('fight fighting trying try hard struggling struggle battle');

// "I've never so wanted", "never felt", "never been".
const SO_FAR = wordSet('so felt been');

// "Cannot stop", "hard to resist", "to avoid".
const HOLDING_BACK = wordSet('stop stopped quit avoid resist');
const BARELY = wordSet('not hard to');

// A new subject starts a new statement, unless it is what somebody does not think or say.
function startsStatement(tokens: Token[], at: number): boolean {
  if (tokens[at]!.gap !== 'none') return true;
  return tokens[at]!.word === 'i' && !VIEWS.has(tokens[at - 1]?.word ?? '');
}

const VIEWS = wordSet('think believe feel mean that say said saying know suppose like');

const TAKEN_BACK = phraseTree(
  phrasesOf(`
    is not, is never, was not, was never, are not, are never, not any more, free, freely, freedom,
    prevention, awareness, is bad, is badly, is wrong
  `).map((phrase) => phrase.split(' ')),
);
