import { wordSet } from '../lists.js';
import type { Token } from '../reading/tokens.js';
import { KIN, THINGS } from './persons.js';

/** Who says the words: another person, oneself, a work or a sign, or somebody in the past. */
export type Speaker = 'other' | 'me' | 'thing' | 'past';

/** The speaker of a quotation or of reported speech right before `start`, if there is one. */
export function speakerBefore(tokens: Token[], start: number): Speaker | null {
  const said = verbBefore(tokens, start);
  if (said >= 0) return speakerOf(tokens, said, start);
  return tokens[start]!.quoted && isTitled(tokens, start) ? 'thing' : null;
}

/** The first verb of saying among the last few words of the sentence, or -1. */
function verbBefore(tokens: Token[], start: number): number {
  let said = -1;
  for (let at = start - 1; at >= Math.max(0, start - 4); at -= 1) {
    if (tokens[at]!.sentence !== tokens[start]!.sentence) break;
    if (SAYING.has(tokens[at]!.word)) said = at;
  }
  return said;
}

function speakerOf(tokens: Token[], said: number, start: number): Speaker | null {
  const { quoted } = tokens[start]!;
  const direct = quoted || tokens[start]!.word === 'i';
  for (let at = said - 1; at >= Math.max(0, said - 6); at -= 1) {
    const { word } = tokens[at]!;
    if (word === 'used') return quoted ? 'past' : null;
    if (word === 'i') return direct ? 'me' : null;
    if (THINGS.has(word)) return 'thing';
    if (direct && (PERSONS.has(word) || KIN.has(word))) return personSpeaking(tokens, at, said, start);
  }
  return null;
}

function personSpeaking(tokens: Token[], at: number, said: number, start: number): Speaker | null {
  if (tokens[at + 1]?.word === 'used') return 'past';
  return isOfMe(tokens, said, start) ? null : 'other';
}

// "she told me I should die" turns on me; without quotation marks only what she says of herself is hers.
function isOfMe(tokens: Token[], said: number, start: number): boolean {
  return !tokens[start]!.quoted && TOLD.has(tokens[said]!.word);
}

function isTitled(tokens: Token[], start: number): boolean {
  const near = tokens.slice(Math.max(0, start - 6), start);
  return near.some(({ word }) => THINGS.has(word) || TITLED.has(word));
}

const PERSONS = wordSet('he she they');
const TOLD = wordSet('told thinks knows');
const TITLED = wordSet('called titled');

const SAYING = wordSet(`
  say says said saying told tells texted texts wrote messaged goes screamed shouted screams shouts sang
  sings reads asked asks like posted whispered
`);
