import { z } from 'zod';
import { cleanText, isVisible } from '../platform/text/clean.js';
import { type Form, withError } from '../platform/web/form.js';
import { type Outcome, OUTCOMES } from './follow-up.js';

const LONGEST_NOTE = 1_000;
const LONGEST_WELCOME = 5_000;

const text = (longest: number, tooLong: string) =>
  z
    .string()
    .default('')
    .transform((words) => cleanText(words).trim())
    .transform((words) => (isVisible(words) ? words : ''))
    .refine((words) => Array.from(words).length <= longest, tooLong);

export const doneForm = z.strictObject({
  outcome: z.enum(OUTCOMES, 'follow-ups.outcome_missing'),
  note: text(LONGEST_NOTE, 'follow-ups.note_too_long'),
});

export const welcomeForm = z.strictObject({
  body: text(LONGEST_WELCOME, 'follow-ups.words_too_long').refine(
    (words) => words !== '',
    'follow-ups.words_missing',
  ),
});

export type DoneFields = z.infer<typeof doneForm>;
export type WelcomeFields = z.infer<typeof welcomeForm>;

/** An outcome that cannot be true of this item is asked for once more. */
export function checkedDone(form: Form<DoneFields>, possible: Outcome[]): Form<DoneFields> {
  if (!form.fields || possible.includes(form.fields.outcome)) return form;
  return withError(form, 'outcome', 'follow-ups.outcome_missing');
}
