import { z } from 'zod';
import { MODES } from '../place/place-now.js';
import { cleanLine } from '../platform/text/clean.js';

export const LONGEST_REASON = 200;

const reason = z
  .string()
  .default('')
  .transform((text) => cleanLine(text))
  .refine((text) => Array.from(text).length <= LONGEST_REASON, 'modes.reason_long')
  .transform((text) => text || null);

/** What the place is open for, and what the admin tells people of it. */
export const modeForm = z.strictObject({ mode: z.enum(MODES, 'modes.mode_missing'), reason });

export type ModeFields = z.infer<typeof modeForm>;
