import { wordSet } from '../lists.js';
import type { Token } from '../reading/tokens.js';
import type { Who } from '../rule.js';
import { KIN, ME, MY_OWN, OTHER, PEOPLE, THINGS } from './persons.js';
import type { Speaker } from './speaker.js';

/**
 * About whom a match speaks: by who says it, by its own pronouns, else by the nearest subject before it.
 * @param words the words of the match
 * @param other whether its rule is about another person
 */
export function subjectOf(
  words: string[],
  around: { speaker: Speaker | null; subject: Who | null },
  other: boolean,
): Who | null {
  if (!other && around.speaker !== null && around.speaker !== 'me')
    return around.speaker === 'other' ? 'other' : 'people';
  return ownSubject(words, around.subject, other) ?? around.subject ?? (has(words, HIS) ? 'other' : null);
}

/** Whom the words themselves name; null when they leave it open. */
function ownSubject(words: string[], before: Who | null, other: boolean): Who | null {
  if (IMPERSONAL.has(words[0]!)) return other ? 'other' : 'me';
  if (words.includes('myself')) return 'me';
  if (has(words, SELVES) || (other && (has(words, OTHER) || has(words, KIN)))) return 'other';
  if (has(words, ME)) return 'me';
  return has(words, MY_OWN) ? ownKin(words, before) : null;
}

// "my son" inside the match is a person of one's own, and the match may still be about him.
function ownKin(words: string[], before: Who | null): Who | null {
  const own = words.findIndex((word) => MY_OWN.has(word));
  return KIN.has(words[own + 1] ?? '') ? before : 'me';
}

function has(words: string[], wanted: ReadonlySet<string>): boolean {
  return words.some((word) => wanted.has(word));
}

const IMPERSONAL = wordSet('it tonight');
const SELVES = wordSet('himself herself themselves themself');
const HIS = wordSet('he she his');

/** The nearest subject before `start`, at most twelve words back in the same sentence. */
export function subjectBefore(tokens: Token[], start: number): Who | null {
  for (let at = start - 1; at >= Math.max(0, start - 12); at -= 1) {
    if (tokens[at]!.sentence !== tokens[start]!.sentence) return null;
    const who = whoIs(tokens, at, start - at);
    if (who !== null) return who;
  }
  return null;
}

function whoIs(tokens: Token[], at: number, distance: number): Who | null {
  const { word } = tokens[at]!;
  if (ME.has(word)) return 'me';
  if (word === 'you') return 'you';
  if (SUBJECTS.has(word)) return 'other';
  const named = nameless(word, distance) ? 'people' : KIN.has(word) && distance <= 7 ? 'other' : null;
  return named !== null && isSpokenTo(tokens, at) ? null : named;
}

function nameless(word: string, distance: number): boolean {
  return PEOPLE.has(word) || (THINGS.has(word) && distance <= 6);
}

const SUBJECTS = wordSet('he she they himself herself');

// "I told my wife I want to die", "without my kids": spoken to or lived with, not the one it is about.
function isSpokenTo(tokens: Token[], at: number): boolean {
  const before = tokens.slice(Math.max(0, at - 2), at);
  return before.some(({ word, sentence }) => sentence === tokens[at]!.sentence && ADDRESSING.has(word));
}

const ADDRESSING = wordSet(`
  told tell telling to with without from asked at for called and than leave leaving miss lost hurt love
  loved left by on like in
`);
