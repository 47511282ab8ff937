import { z } from 'zod';
import { cleanText } from '../platform/text/clean.js';
import { ESCALATION_REASONS } from '../reviews/escalation-reasons.js';

/** Characters (code points), as PostgreSQL counts them too. */
const LONGEST_WORDS = 1_000;

export const escalationForm = z.strictObject({
  why: z.enum(ESCALATION_REASONS, 'escalations.why_missing'),
  /** For colleagues; nobody is asked for them in such a moment. */
  note: z
    .string()
    .default('')
    .transform((text) => cleanText(text).trim())
    .refine((text) => Array.from(text).length <= LONGEST_WORDS, 'escalations.note_too_long'),
});

export type EscalationFields = z.infer<typeof escalationForm>;

const KEY = /^[0-9a-f]{16}$/;

/** What is done now: a box for each step, and the one step that is taken back, if its button was pressed. */
export const stepsForm = z
  .record(z.string(), z.string())
  .refine((sent) => Object.entries(sent).every(isStep), 'escalations.form_incomplete')
  .transform(({ undo, ...boxes }) => ({ undo: undo ?? null, done: Object.keys(boxes) }));

export type StepsFields = z.infer<typeof stepsForm>;

function isStep([name, value]: [string, string]): boolean {
  return name === 'undo' ? KEY.test(value) : KEY.test(name) && value === 'yes';
}
