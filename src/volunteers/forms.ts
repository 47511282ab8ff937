import { z } from 'zod';
import { cleanLine, cleanText, isVisible } from '../platform/text/clean.js';
import { isUuid } from '../platform/text/uuid.js';

const LONGEST_LINE = 200;
const LONGEST_NAME = 100;
const LONGEST_WORDS = 1000;

/** What leads write down. That somebody agreed to the guidelines is theirs alone to say. */
export const KINDS = ['training', 'supervision', 'leave'] as const;

const count = (text: string) => Array.from(text).length;

// A day that there is, within a lifetime of this place.
const day = (key: string) =>
  z
    .string(key)
    .trim()
    .refine((text) => isDay(text), key);

export const entryForm = z
  .strictObject({
    key: z.string('volunteers.form_incomplete').refine(isUuid, 'volunteers.form_incomplete'),
    kind: z.enum(KINDS, 'volunteers.kind_missing'),
    day: day('volunteers.day_bad'),
    until: z
      .string()
      .trim()
      .default('')
      .refine((text) => text === '' || isDay(text), 'volunteers.day_bad')
      .transform((text) => text || null),
    words: z
      .string('volunteers.words_missing')
      .transform(cleanLine)
      .refine(isVisible, 'volunteers.words_missing')
      .refine((text) => count(text) <= LONGEST_LINE, 'volunteers.words_long'),
    by_whom: z
      .string()
      .default('')
      .transform(cleanLine)
      .refine((text) => count(text) <= LONGEST_NAME, 'volunteers.by_whom_long'),
  })
  .refine(({ day: first, until }) => until === null || until >= first, {
    path: ['until'],
    message: 'volunteers.until_before',
  });

export const ownWordsForm = z.strictObject({
  words: z
    .string()
    .default('')
    .transform((text) => cleanText(text).trim())
    .refine((text) => count(text) <= LONGEST_WORDS, 'volunteers.own_words_long'),
});

export type EntryFields = z.infer<typeof entryForm>;
export type OwnWordsFields = z.infer<typeof ownWordsForm>;

function isDay(text: string): boolean {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
