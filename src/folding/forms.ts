import { z } from 'zod';
import { cleanText } from '../platform/text/clean.js';
import { type Choices, WAYS } from './choices.js';
import { isWord, LONGEST_WORD, MOST_WORDS, wordsIn } from './muted-words.js';
import { type Note, NOTES } from './notes.js';

const way = z.enum(WAYS, 'folding.way_missing');
const ways = Object.fromEntries(NOTES.map((note) => [`way_${note}`, way])) as Record<
  `way_${Note}`,
  typeof way
>;

const words = z
  .string()
  .default('')
  .transform((text) => wordsIn(cleanText(text)))
  .refine((list) => list.length <= MOST_WORDS, 'folding.words_too_many')
  .refine((list) => list.every((word) => Array.from(word).length <= LONGEST_WORD), 'folding.word_too_long')
  .refine((list) => list.every(isWord), 'folding.word_without_letters');

/** How somebody wants to read: what is done with each note, and the words that they mute, one a line. */
export const choicesForm = z.strictObject({ ...ways, words });

export type ChoicesFields = z.infer<typeof choicesForm>;

/** What was chosen. */
export function chosenIn(fields: ChoicesFields): Pick<Choices, 'notes' | 'words'> {
  const notes = Object.fromEntries(NOTES.map((note) => [note, fields[`way_${note}`]]));
  return { notes, words: fields.words };
}

/** The form as it stands for these choices. */
export function valuesOf({ notes, words: list }: Choices): Record<string, string> {
  const chosen = NOTES.map((note) => [`way_${note}`, notes[note] ?? 'fold']);
  return { ...(Object.fromEntries(chosen) as Record<string, string>), words: list.join('\n') };
}
