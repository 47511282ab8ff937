import { z } from 'zod';
import { cleanText } from '../platform/text/clean.js';
import { type Form, withError } from '../platform/web/form.js';
import type { DecisionFields } from './forms.js';
import type { MaskLook } from './masking.js';

/** Passages of the screen's own that the form offers. */
export const MOST_FOUND = 12;

const LONGEST_LIST = 5_000;
const found = Array.from({ length: MOST_FOUND }, (_, nth): [string, z.ZodType] => [
  `hide_${nth}`,
  z.string().optional(),
]);

/** What the form of decisions has besides for hiding words; they are read by `passagesOf`, as they were written. */
export const maskFields = {
  hide: z
    .string()
    .refine((text) => text.length <= LONGEST_LIST, 'reviews.hide_too_many')
    .optional(),
  ...(Object.fromEntries(found) as object),
  /** To be shown the masked text first; nothing is decided. */
  step: z.enum(['preview']).optional().catch(undefined),
};

type Values = Record<string, string>;

/** The words that somebody wants hidden: those of the screen's that they ticked, and a passage for each line. */
export function passagesOf(values: Values): string[] {
  const ticked = found.map(([name]) => values[name] ?? '');
  const lines = cleanText(values.hide ?? '').split('\n');
  const passages = [...ticked.map(cleanText), ...lines].map((passage) => passage.trim());
  return [...new Set(passages.filter((passage) => passage !== ''))];
}

/** The form as it comes back with the masked text: whatever else is missing may be missing still. */
export function previewed(form: Form<DecisionFields>, look: MaskLook): Form<DecisionFields> {
  const values = { ...form.values, outcome: form.values.outcome ?? 'mask' };
  const shown: Form<DecisionFields> = { values, errors: null, fields: null };
  const error = form.errors?.hide ?? look.error;
  return error ? withError(shown, 'hide', error) : shown;
}

/**
 * What hiding words asks for: words that can be hidden, and nothing that is put up whole by mistake.
 * @param wished its author asked that details be hidden
 */
export function checkedMask(
  form: Form<DecisionFields>,
  look: MaskLook | null,
  wished = false,
): Form<DecisionFields> {
  const { outcome } = form.values;
  if (wished && (outcome === 'publish' || outcome === 'publish_with_note'))
    return withError(form, 'outcome', 'reviews.hide_wished');
  if (outcome === 'mask' && look?.error) return withError(form, 'hide', form.errors?.hide ?? look.error);
  if (
    look &&
    passagesOf(form.values).length > 0 &&
    (outcome === 'publish' || outcome === 'publish_with_note')
  )
    return withError(form, 'outcome', 'reviews.hide_not_chosen');
  return form;
}
