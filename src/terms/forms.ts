import { z } from 'zod';
import { cleanLine, cleanText } from '../platform/text/clean.js';
import { isTelling, phraseWords } from '../screening/terms/phrase.js';
import type { Category, Tier } from '../screening/verdict.js';

const LONGEST_PHRASE = 200;
const LONGEST_NOTE = 1_000;
const MOST_WORDS = 12;

/** The categories that a term may have, in the order in which they are offered. */
export const CATEGORIES = [
  'suicide',
  'self_harm',
  'overdose',
  'harm_to_others',
  'relapse',
  'hopelessness',
  'third_party',
  'method_info',
  'method_seeking',
  'encouragement',
  'unsafe_advice',
  'drug_sourcing',
  'contact_details',
  'unkind',
  'abuse_disclosed',
  'minor',
  'spam',
] as const satisfies Category[];

/** The tiers that a term may ask for; `none` is its category alone. */
export const TIERS = ['crisis', 'concern', 'watch', 'none'] as const satisfies Tier[];

const phrase = z
  .string('terms.phrase_empty')
  .transform(cleanLine)
  .refine((text) => text !== '', 'terms.phrase_empty')
  .refine((text) => Array.from(text).length <= LONGEST_PHRASE, 'terms.phrase_too_long')
  .refine((text) => phraseWords(text).length <= MOST_WORDS, 'terms.phrase_many_words')
  .refine((text) => isTelling(phraseWords(text)), 'terms.phrase_small_words');

const fields = {
  phrase,
  category: z.enum(CATEGORIES, 'terms.category_missing'),
  tier: z.enum(TIERS, 'terms.tier_missing'),
  note: z
    .string()
    .default('')
    .transform((text) => cleanText(text).trim())
    .refine((text) => Array.from(text).length <= LONGEST_NOTE, 'terms.note_too_long'),
};

// How many changes the term had seen when the form was opened: the second of two leads is told.
const number = z
  .string('terms.number_bad')
  .regex(/^\d{1,9}$/, 'terms.number_bad')
  .transform(Number);

export const newTermForm = z.strictObject(fields);
export const termForm = z.strictObject({ ...fields, number });
export const stateForm = z.strictObject({
  state: z.enum(['shadow', 'live', 'off'], 'terms.state_missing'),
  number,
});

export type NewTermFields = z.infer<typeof newTermForm>;
export type TermFields = z.infer<typeof termForm>;
export type StateFields = z.infer<typeof stateForm>;
