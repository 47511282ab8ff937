import { message } from '../platform/web/messages.js';
import { type Choices, NO_CHOICES, wayOf } from './choices.js';
import { finder, hasMuted } from './muted-words.js';
import { type Note, NOTES, notesInWords } from './notes.js';

/** Who reads, and how. */
export interface Reader {
  /** The names of whoever reads: their own words are never folded. */
  own: ReadonlySet<string>;
  choices: Choices;
  muted: RegExp | null;
  blocked: ReadonlySet<string>;
}

/** How a member reads. @param own all of their names */
export function readerOf(own: string[], choices: Choices): Reader {
  const blocked = new Set(choices.blocks.map((block) => block.personaId));
  return { own: new Set(own), choices, muted: finder(choices.words), blocked };
}

/** Whoever has no name here: what has a note is folded. */
export const GUEST: Reader = readerOf([], NO_CHOICES);

/** Words that may be folded: whose they are, and what they are about. */
export interface Foldable {
  personaId: string;
  notes: readonly Note[];
  /** What stands there, as plain text; asked only where somebody mutes words. */
  text: () => string;
}

/** What becomes of a text for a reader. Each is null where it does not apply. */
export interface Fold {
  /** Notes by which it is not shown at all. */
  hidden: string | null;
  /** The whole of it is folded away: it is of a blocked name. */
  away: boolean;
  /** Notes by which its words are folded. */
  folded: string | null;
  /** It has a muted word. */
  muted: boolean;
}

const OPEN: Fold = { hidden: null, away: false, folded: null, muted: false };

/** The one place that decides what a reader sees of somebody's words. */
export function foldOf(reader: Reader, { personaId, notes, text }: Foldable): Fold {
  if (reader.own.has(personaId)) return OPEN;
  return {
    hidden: withWay(reader, notes, 'hide'),
    away: reader.blocked.has(personaId),
    folded: withWay(reader, notes, 'fold'),
    muted: reader.muted !== null && hasMuted(reader.muted, text()),
  };
}

/** Whether words stand there as they were written. */
export function isOpen({ hidden, away, folded, muted }: Fold): boolean {
  return hidden === null && !away && folded === null && !muted;
}

/**
 * What stands in the place of words that do not stand open, in one line.
 * @param thing whose messages, such as `post`
 */
export function insteadOf(fold: Fold, thing: 'post' | 'thread' | 'quote'): string | null {
  if (fold.hidden !== null) return message(`folding.${thing}_hidden`, { notes: fold.hidden });
  if (fold.away) return message(`folding.${thing}_away`);
  if (fold.folded !== null) return message(`folding.${thing}_folded`, { notes: fold.folded });
  return fold.muted ? message(`folding.${thing}_muted`) : null;
}

function withWay(reader: Reader, notes: readonly Note[], way: 'fold' | 'hide'): string | null {
  const found = notes.filter((note) => wayOf(reader.choices, note) === way);
  return found.length === 0 ? null : notesInWords(found);
}

/** Whoever judges a text for the team: everything stands open, behind the desk's own folds. */
export const DESK: Reader = readerOf([], {
  ...NO_CHOICES,
  notes: Object.fromEntries(NOTES.map((note) => [note, 'show' as const])),
});
