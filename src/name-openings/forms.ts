import { z } from 'zod';
import { cleanText, isVisible } from '../platform/text/clean.js';
import { isUuid } from '../platform/text/uuid.js';
import { type Form, withError } from '../platform/web/form.js';
import { GROUNDS, TELL_AFTER_DAYS } from './opening.js';

/** Characters. */
const LONGEST_REASON = 5_000;
const LONGEST_REFERENCE = 500;

const words = z
  .string()
  .default('')
  .transform((text) => cleanText(text).trim());

function atMost(longest: number, message: string) {
  return words.refine((text) => Array.from(text).length <= longest, message);
}

export const askForm = z.strictObject({
  ground: z.enum(GROUNDS, 'name-openings.ground_missing'),
  reason: atMost(LONGEST_REASON, 'name-openings.reason_too_long').refine(
    isVisible,
    'name-openings.reason_missing',
  ),
  reference: atMost(LONGEST_REFERENCE, 'name-openings.reference_too_long'),
  tell: z.enum(['now', 'later'], 'name-openings.tell_missing'),
  days: z
    .string()
    .default('')
    .transform((text) => Number(text))
    .refine((days) => days === 0 || TELL_AFTER_DAYS.includes(days), 'name-openings.days_missing'),
  because: atMost(LONGEST_REASON, 'name-openings.reason_too_long'),
  key: z.string('name-openings.key_bad').refine(isUuid, 'name-openings.key_bad'),
});

export type AskFields = z.infer<typeof askForm>;

/** An order has a reference, and whoever tells later says when and why. */
export function checkedAsk(form: Form<AskFields>): Form<AskFields> {
  if (!form.fields) return form;
  const { ground, reference, tell, days, because } = form.fields;
  if (ground === 'order' && !isVisible(reference))
    return withError(form, 'reference', 'name-openings.reference_missing');
  if (tell === 'later' && days === 0) return withError(form, 'days', 'name-openings.days_missing');
  if (tell === 'later' && !isVisible(because))
    return withError(form, 'because', 'name-openings.because_missing');
  return form;
}

export const noFields = z.strictObject({});
