import { z } from 'zod';
import { cleanLine, cleanText } from '../platform/text/clean.js';
import { isUuid } from '../platform/text/uuid.js';
import { zoneNamed } from '../platform/time/zoned-time.js';
import { readersField } from '../threads/choices/fields.js';
import { STEPS } from './steps.js';

/** Characters. */
export const LONGEST_SENTENCE = 1_000;
export const LONGEST_AIM = 200;

const length = (text: string): number => Array.from(text).length;

export const checkInForm = z
  .strictObject({
    step: z.enum(['', ...STEPS], 'check-ins.form_mixed_up').default(''),
    body: z
      .string()
      .default('')
      .transform((text) => cleanText(text).trim())
      .refine((text) => length(text) <= LONGEST_SENTENCE, 'check-ins.sentence_long'),
    aim: z
      .string()
      .default('')
      .transform(cleanLine)
      .refine((text) => length(text) <= LONGEST_AIM, 'check-ins.aim_long'),
    keep: z
      .literal('yes', 'check-ins.form_mixed_up')
      .optional()
      .transform((ticked) => ticked === 'yes'),
    key: z.string('threads.key_bad').refine(isUuid, 'threads.key_bad'),
    writer: z.string().max(60).optional(),
    ...readersField,
  })
  .refine(({ step, body, aim }) => step !== '' || body !== '' || aim !== '', {
    path: ['body'],
    message: 'check-ins.nothing_said',
  });

export type CheckInFields = z.infer<typeof checkInForm>;

const whole = (least: number, most: number, key: string) =>
  z
    .string(key)
    .regex(/^\d{1,2}$/, key)
    .transform(Number)
    .refine((number) => number >= least && number <= most, key);

export const rhythmForm = z.strictObject({
  rhythm: z.enum(['daily', 'weekly', 'none'], 'check-ins.rhythm_missing'),
  weekday: whole(1, 7, 'check-ins.weekday_bad'),
  hour: whole(0, 23, 'check-ins.hour_bad'),
  /** Empty for the clock of the whole place. */
  zone: z
    .string('duty.zone_unknown')
    .transform((text) => (text === '' ? null : (zoneNamed(text) ?? '')))
    .refine((zone) => zone !== '', 'duty.zone_unknown'),
});

export type RhythmFields = z.infer<typeof rhythmForm>;

export const dayForm = z.strictObject({
  day: z.string('check-ins.form_mixed_up').regex(/^\d{4}-\d\d-\d\d$/, 'check-ins.form_mixed_up'),
});

export const clearForm = z.strictObject({
  sure: z.literal('yes', 'check-ins.sure_missing'),
});
