import { z } from 'zod';
import { cleanText, isVisible } from '../platform/text/clean.js';
import { type Form, withError } from '../platform/web/form.js';
import type { Danger } from './danger.js';

/** Characters (code points), as PostgreSQL counts them too. */
const LONGEST = 5_000;

/** What a member of staff did about words that sound like danger. */
export const OUTCOMES = ['answered', 'elsewhere', 'read'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const answerForm = z.strictObject({
  /** How many passages the moderator was shown. */
  seen: z.string().default(''),
  outcome: z.enum(OUTCOMES, 'urgent-words.outcome_missing'),
  reason: z
    .string()
    .default('')
    .transform((text) => cleanText(text).trim())
    .refine((text) => Array.from(text).length <= LONGEST, 'urgent-words.answer_too_long'),
});

export type AnswerFields = z.infer<typeof answerForm>;

/** What can be said of words: danger is answered, by these words or others; only what nobody could judge is just read. */
export function outcomesFor(danger: Danger): Outcome[] {
  return OUTCOMES.filter((outcome) => outcome !== 'read' || danger === 'unjudged');
}

/** An answer has words, and the outcome is one that can be said of these. */
export function checkedAnswer(form: Form<AnswerFields>, danger: Danger): Form<AnswerFields> {
  if (!form.fields) return form;
  const { outcome, reason } = form.fields;
  if (!outcomesFor(danger).includes(outcome)) return withError(form, 'outcome', 'urgent-words.answer_danger');
  if (outcome === 'answered' && !isVisible(reason))
    return withError(form, 'reason', 'urgent-words.answer_empty');
  return form;
}
