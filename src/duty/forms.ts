import { z } from 'zod';
import { cleanLine } from '../platform/text/clean.js';
import { isUuid } from '../platform/text/uuid.js';
import { zoneNamed } from '../platform/time/zoned-time.js';

const LONGEST_NAME = 60;
const LONGEST_URL = 1_000;
const MOST_MINUTES = 120;

/** The days that one form can give a shift, and the weekdays that they are. */
export const DAYS = {
  every: [1, 2, 3, 4, 5, 6, 7],
  weekdays: [1, 2, 3, 4, 5],
  weekend: [6, 7],
  '1': [1],
  '2': [2],
  '3': [3],
  '4': [4],
  '5': [5],
  '6': [6],
  '7': [7],
} as const;

export type DaysKey = keyof typeof DAYS;

const clockTime = (key: string) =>
  z
    .string(key)
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, key)
    .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

export const settingsForm = z.strictObject({
  mode: z.enum(['no_rota', 'rota'], 'duty.mode_missing'),
  zone: z
    .string('duty.zone_unknown')
    .transform((text) => zoneNamed(text) ?? '')
    .refine((zone) => zone !== '', 'duty.zone_unknown'),
  hold_concern: z
    .literal('yes', 'duty.form_incomplete')
    .optional()
    .transform((ticked) => ticked === 'yes'),
  wait_minutes: z
    .string('duty.minutes_bad')
    .regex(/^\d{1,3}$/, 'duty.minutes_bad')
    .transform(Number)
    .refine((minutes) => minutes <= MOST_MINUTES, 'duty.minutes_bad'),
});

export const shiftForm = z.strictObject({
  /** Id of the pseudonym of a member of staff. */
  who: z.string('duty.who_missing').refine(isUuid, 'duty.who_missing'),
  /** A slug; empty for all boards. */
  board: z.string().default(''),
  day: z.enum(Object.keys(DAYS) as [DaysKey, ...DaysKey[]], 'duty.day_missing'),
  from: clockTime('duty.time_bad'),
  to: clockTime('duty.time_bad'),
});

export const contactForm = z.strictObject({
  name: z
    .string('duty.name_missing')
    .transform(cleanLine)
    .refine((name) => name !== '', 'duty.name_missing')
    .refine((name) => Array.from(name).length <= LONGEST_NAME, 'duty.name_too_long'),
  kind: z.enum(['json', 'ntfy'], 'duty.kind_missing'),
  url: z
    .string('duty.url_missing')
    .trim()
    .refine((url) => url.length <= LONGEST_URL, 'duty.url_bad')
    .refine(isPlainUrl, 'duty.url_bad')
    .transform((url) => new URL(url)),
});

export type SettingsFields = z.infer<typeof settingsForm>;
export type ShiftFields = z.infer<typeof shiftForm>;
export type ContactFields = z.infer<typeof contactForm>;

// Names and passwords in an address would stand in the clear in what is shown of it.
function isPlainUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}
