import { z } from 'zod';
import { guidelineById } from '../guidelines/guidelines.js';
import { cleanText, isVisible } from '../platform/text/clean.js';
import { type Form, withError } from '../platform/web/form.js';

/** Characters (code points), as PostgreSQL counts them too. */
const LONGEST_WORDS = 2_000;
const LONGEST_ANSWER = 5_000;

/** What an author says when they ask somebody else to look: as much or as little as they like. */
export const askForm = z.strictObject({ body: words(LONGEST_WORDS, 'second-looks.words_too_long') });

/** What an author says when they feel misread. */
export const misreadForm = z.strictObject({
  body: words(LONGEST_WORDS, 'second-looks.words_too_long').refine(
    (text) => text !== '',
    'second-looks.misread_missing',
  ),
});

/** What somebody else decides. */
export const answerForm = z.strictObject({
  /** How much of the author's words the moderator was shown. */
  seen: z.string().default(''),
  outcome: z.enum(['upheld', 'overturned'], 'second-looks.outcome_missing'),
  guideline: z
    .string()
    .default('')
    .refine((id) => id === '' || guidelineById(id) !== null, 'reviews.guideline_missing')
    .transform((id) => (id === '' ? null : id)),
  reason: words(LONGEST_ANSWER, 'reviews.reason_too_long').refine(
    (text) => text !== '',
    'second-looks.answer_missing',
  ),
});

export type AskFields = z.infer<typeof askForm>;
export type MisreadFields = z.infer<typeof misreadForm>;
export type AnswerFields = z.infer<typeof answerForm>;

/** A decision that stands names a guideline where the first one did: keeping somebody's words between us breaks none. */
export function checkedAnswer(form: Form<AnswerFields>, first: string | null): Form<AnswerFields> {
  const { fields } = form;
  if (fields?.outcome !== 'upheld' || fields.guideline !== null || first === null) return form;
  return withError(form, 'guideline', 'reviews.guideline_missing');
}

function words(longest: number, tooLong: string) {
  return z
    .string()
    .default('')
    .transform((text) => cleanText(text).trim())
    .transform((text) => (isVisible(text) ? text : ''))
    .refine((text) => Array.from(text).length <= longest, tooLong);
}
