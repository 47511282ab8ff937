import { z } from 'zod';
import { cleanText, isVisible } from '../platform/text/clean.js';
import { isUuid } from '../platform/text/uuid.js';
import { TEXT_KINDS } from './texts.js';

const LONGEST = 10_000;

export const textForm = z.strictObject({
  kind: z.enum(TEXT_KINDS, 'postvention.form_incomplete'),
  /** The version that was open when this one was written: the second of two leads is told. */
  version: z
    .string('postvention.form_incomplete')
    .regex(/^\d{1,6}$/, 'postvention.form_incomplete')
    .transform(Number),
  body: z
    .string('postvention.words_missing')
    .transform((words) => cleanText(words).trim())
    .refine(isVisible, 'postvention.words_missing')
    .refine((words) => Array.from(words).length <= LONGEST, 'postvention.words_too_long'),
});

const checked = z.literal('yes', 'postvention.check_missing');

/** The hoax check: whoever asks and whoever confirms has done each of it. */
export const restForm = z.strictObject({
  told: checked,
  looked: checked,
  undoable: checked,
  /** Id of what is to be confirmed; empty for asking. */
  rest: z
    .string()
    .default('')
    .refine((id) => id === '' || isUuid(id), 'postvention.form_incomplete'),
});

export type TextFields = z.infer<typeof textForm>;
export type RestFields = z.infer<typeof restForm>;
