import { wordSet } from '../lists.js';
import type { Token } from '../reading/tokens.js';

/** Whether the words at `start` are told to be another's: "he said …", "my dad calls me …", "they keep telling me …". */
export function isReported(tokens: Token[], start: number): boolean {
  for (let at = start - 1; at >= Math.max(0, start - REACH); at -= 1) {
    if (tokens[at]!.sentence !== tokens[start]!.sentence) return false;
    if (SAYING.has(tokens[at]!.word)) return !isOwn(tokens, at);
  }
  return false;
}

/** At most so many words are looked at: those before a place, and those before a verb of saying. */
export const REPORT_LOOKS = 8;

const REACH = 5;
const BEFORE_SAYING = 3;

// "I say leave", "let me tell you": the writer's own words after all.
function isOwn(tokens: Token[], said: number): boolean {
  const before = tokens.slice(Math.max(0, said - BEFORE_SAYING), said).map(({ word }) => word);
  return before.some((word) => OWN.has(word)) && !before.some((word) => OTHERS.has(word));
}

const OWN = wordSet('i me');
const OTHERS = wordSet('he she they people mum dad boss someone everyone');

const SAYING = wordSet(`
  say said says saying told tells telling called calls calling shouted shouts shout shouting screamed screams
  wrote texted messaged commented advised whispered whisper whispers keeps reckons
`);
