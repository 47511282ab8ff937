import { z } from 'zod';
import { guidelineById } from '../guidelines/guidelines.js';
import { cleanText } from '../platform/text/clean.js';
import { type Form, withError } from '../platform/web/form.js';
import { hasGap } from '../templates/filling.js';
import { templateChoice, templateStep } from '../templates/forms.js';
import { maskFields } from './mask-form.js';

const OUTCOMES = ['publish', 'publish_with_note', 'mask', 'return', 'keep', 'decline'] as const;

const words = z
  .string()
  .default('')
  .transform((text) => cleanText(text).trim())
  .refine((text) => text.length <= 5_000, 'reviews.reason_too_long')
  .refine((text) => !hasGap(text), 'templates.gap_left');

const guideline = z
  .string()
  .default('')
  .refine((id) => id === '' || guidelineById(id) !== null, 'reviews.guideline_missing')
  .transform((id) => (id === '' ? null : id));

export const decisionForm = z.strictObject({
  /** How many of the author's answers the moderator was shown. */
  seen: z.string().default('0'),
  outcome: z.enum(OUTCOMES, 'reviews.outcome_missing'),
  guideline,
  reason: words,
  /** The question may be left open. */
  screen_right: z.enum(['yes', 'no', 'unsure'], 'reviews.screen_right_unknown').optional(),
  ...templateChoice,
  ...maskFields,
});

export type DecisionFields = z.infer<typeof decisionForm>;

/** A word to who had it. */
export const takeOverForm = z.strictObject({
  /** The name of who had it on the page: it may be another by now. */
  from: z.string().default(''),
  word: z
    .string()
    .default('')
    .transform((text) => cleanText(text).trim())
    .refine((text) => text !== '', 'reviews.word_missing')
    .refine((text) => text.length <= 300, 'reviews.word_too_long'),
});

export type TakeOverFields = z.infer<typeof takeOverForm>;

export const removalForm = z.strictObject({
  /** The text that the moderator was shown. */
  revision: z.string().default(''),
  guideline: guideline.refine((id) => id !== null, 'reviews.guideline_missing'),
  reason: words.refine((text) => text !== '', 'reviews.reason_missing'),
  ...templateChoice,
  ...templateStep,
});

export type RemovalFields = z.infer<typeof removalForm>;

/** What an outcome asks for besides itself: words to the author, a guideline; for a crisis there is no bare refusal. */
export function checkedDecision(form: Form<DecisionFields>, crisis: boolean): Form<DecisionFields> {
  if (!form.fields) return form;
  const { outcome, reason, guideline: cited } = form.fields;
  if (outcome === 'decline' && crisis) return withError(form, 'outcome', 'reviews.decline_not_for_crisis');
  if (outcome === 'publish_with_note' && !reason) return withError(form, 'reason', 'reviews.note_missing');
  if (outcome !== 'publish' && !reason) return withError(form, 'reason', 'reviews.reason_missing');
  if (outcome === 'decline' && !cited) return withError(form, 'guideline', 'reviews.guideline_missing');
  return form;
}
