import { z } from 'zod';
import { cleanLine, cleanText, isVisible } from '../platform/text/clean.js';
import { isUuid } from '../platform/text/uuid.js';
import { hasUnknownPlaceholder } from './filling.js';
import { TEMPLATE_OUTCOMES } from './template.js';

const LONGEST_NAME = 60;
const LONGEST = 5_000;

const fields = {
  name: z
    .string('templates.name_missing')
    .transform(cleanLine)
    .refine(isVisible, 'templates.name_missing')
    .refine((name) => Array.from(name).length <= LONGEST_NAME, 'templates.name_too_long'),
  body: z
    .string('templates.words_missing')
    .transform((words) => cleanText(words).trim())
    .refine(isVisible, 'templates.words_missing')
    .refine((words) => Array.from(words).length <= LONGEST, 'templates.words_too_long')
    .refine((words) => !hasUnknownPlaceholder(words), 'templates.placeholder_unknown'),
};

// The version that was open when this one was written: the second of two leads is told.
const version = z
  .string('templates.form_incomplete')
  .regex(/^\d{1,6}$/, 'templates.form_incomplete')
  .transform(Number);

export const newTemplateForm = z.strictObject({
  outcome: z.enum(TEMPLATE_OUTCOMES, 'templates.outcome_missing'),
  ...fields,
});
export const templateForm = z.strictObject({ ...fields, version });
export const stateForm = z.strictObject({
  retired: z.enum(['yes', 'no'], 'templates.form_incomplete').transform((word) => word === 'yes'),
  version,
});

export type NewTemplateFields = z.infer<typeof newTemplateForm>;
export type TemplateFields = z.infer<typeof templateForm>;
export type StateFields = z.infer<typeof stateForm>;

/** The fields that a form with templates has besides its own. */
export const templateChoice = {
  template: z.string().optional(),
  /** The version that the words began with; what names none is nothing. */
  began: z
    .string()
    .default('')
    .transform((ref) => (isRef(ref) ? ref : null)),
};

/** The button that uses one decides nothing: whoever reads the form looks for it first (`isTemplateStep`). */
export const templateStep = { step: z.literal('template').optional() };

function isRef(ref: string): boolean {
  const [id = '', number = '', ...more] = ref.split('.');
  return isUuid(id) && /^\d{1,6}$/.test(number) && more.length === 0;
}
