import { z } from 'zod';
import { cleanText, isVisible } from '../platform/text/clean.js';
import { KINDS, OUTCOMES } from './kinds.js';

/** Characters (code points), as PostgreSQL counts them too. */
const LONGEST_WORDS = 1_000;
const LONGEST_ANSWER = 5_000;

/** What someone tells the team about a post. */
export const reportForm = z.strictObject({
  kind: z.enum(KINDS, 'reports.kind_missing'),
  body: words(LONGEST_WORDS, 'reports.words_too_long'),
  /** The text that the reader was shown. */
  revision: z.string().default(''),
});

/** What they add later. */
export const moreForm = z.strictObject({
  body: words(LONGEST_WORDS, 'reports.words_too_long'),
  worried: z.literal('yes', 'reports.kind_missing').optional(),
});

/** What the team answers. */
export const answerForm = z
  .strictObject({
    /** A digest of the reports that the moderator was shown. */
    seen: z.string().default(''),
    outcome: z.enum(OUTCOMES, 'reports.outcome_missing'),
    reason: words(LONGEST_ANSWER, 'reports.answer_too_long'),
  })
  .refine(({ outcome, reason }) => outcome !== 'looked_and_left' || reason !== '', {
    path: ['reason'],
    message: 'reports.answer_missing',
  });

export type ReportFields = z.infer<typeof reportForm>;
export type MoreFields = z.infer<typeof moreForm>;
export type AnswerFields = z.infer<typeof answerForm>;

function words(longest: number, tooLong: string) {
  return z
    .string()
    .default('')
    .transform((text) => cleanText(text).trim())
    .transform((text) => (isVisible(text) ? text : ''))
    .refine((text) => Array.from(text).length <= longest, tooLong);
}
