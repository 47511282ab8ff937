import { z } from 'zod';
import { cleanText, isVisible } from '../platform/text/clean.js';

const LONGEST = 20_000;

export const protocolForm = z.strictObject({
  /** The version that was open when this one was written: the second of two is told. */
  version: z
    .string('protocol.form_incomplete')
    .regex(/^\d{1,6}$/, 'protocol.form_incomplete')
    .transform(Number),
  body: z
    .string('protocol.words_missing')
    .transform((words) => cleanText(words).trim())
    .refine(isVisible, 'protocol.words_missing')
    .refine((words) => Array.from(words).length <= LONGEST, 'protocol.words_too_long'),
});

export type ProtocolFields = z.infer<typeof protocolForm>;
