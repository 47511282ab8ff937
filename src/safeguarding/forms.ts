import { z } from 'zod';
import { cleanText, isVisible } from '../platform/text/clean.js';
import { isUuid } from '../platform/text/uuid.js';

const LONGEST = 5_000;

/** What the contact did. */
export const OUTCOMES = ['answered', 'passed_on', 'nothing_to_do'] as const;

export const closingForm = z.strictObject({
  outcome: z.enum(OUTCOMES, 'safeguarding.outcome_missing'),
  reason: z
    .string('safeguarding.words_missing')
    .transform((words) => cleanText(words).trim())
    .refine(isVisible, 'safeguarding.words_missing')
    .refine((words) => Array.from(words).length <= LONGEST, 'safeguarding.words_too_long'),
});

export const contactForm = z.strictObject({
  who: z.string('safeguarding.who_missing').refine(isUuid, 'safeguarding.who_missing'),
});

export type ClosingFields = z.infer<typeof closingForm>;
export type ContactFields = z.infer<typeof contactForm>;
