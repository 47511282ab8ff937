import { wordSet } from '../lists.js';
import type { PhraseTree } from '../patterns/phrase-tree.js';
import type { Token } from '../reading/tokens.js';
import { Places } from './places.js';
import { DISTANT, RECENT, STILL } from './time-words.js';

/** A text read once for all its matches, so that none of them has to read its surroundings again. */
export interface Scene {
  tokens: Token[];
  /** The first token of each sentence, and the end of the text. */
  firsts: number[];
  distant: Places;
  recent: Places;
  still: Places;
  you: Places;
  me: Places;
}

/** Reads a text's words once; the cost is linear in their number. */
export function sceneOf(tokens: Token[]): Scene {
  return {
    tokens,
    firsts: firstsOf(tokens),
    distant: phrases(tokens, DISTANT),
    recent: phrases(tokens, RECENT),
    still: words(tokens, STILL),
    you: words(tokens, YOU),
    me: words(tokens, ME),
  };
}

/** The first token of the sentence that stands `away` sentences from that of `at`; the text's end after the last. */
export function sentenceStart({ tokens, firsts }: Scene, at: number, away: number): number {
  return firsts[Math.max(0, tokens[at]!.sentence + away)] ?? tokens.length;
}

function firstsOf(tokens: Token[]): number[] {
  return tokens.flatMap((token, at) => (token.sentence === tokens[at - 1]?.sentence ? [] : [at]));
}

function words(tokens: Token[], wanted: ReadonlySet<string>): Places {
  return Places.of(tokens, (at) => (wanted.has(tokens[at]!.word) ? at + 1 : -1));
}

function phrases(tokens: Token[], tree: PhraseTree): Places {
  return Places.of(tokens, (at) => phraseEnd(tokens, tree, at));
}

/** The nearest end of a phrase that begins at `at`, with nothing between its words; or -1. */
export function phraseEnd(tokens: Token[], tree: PhraseTree, at: number): number {
  let rest: PhraseTree | undefined = tree;
  for (let end = at; rest; end += 1) {
    if (rest.ends) return end;
    rest = rest.next.get(tokens[end]?.word ?? '');
  }
  return -1;
}

const YOU = wordSet('you your yourself');
const ME = wordSet('i me my myself');
