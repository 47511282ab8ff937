import { z } from 'zod';
import { cleanLine, cleanText, isVisible } from '../platform/text/clean.js';
import type { Day } from '../platform/time/zoned-time.js';
import { zoneNamed } from '../platform/time/zoned-time.js';
import { readersField } from '../threads/choices/fields.js';
import { threadForm } from '../threads/forms.js';
import { LENGTHS } from './phases.js';

/** Characters. */
export const LONGEST_PROMPT = 200;
export const LONGEST_TOPIC = 120;
const LONGEST_WORDS = 8_000;
const LONGEST_NOTE = 500;
const LONGEST_BADGE = 80;

const count = (text: string): number => Array.from(text).length;

const line = (empty: string, longest: number, long: string) =>
  z
    .string(empty)
    .transform(cleanLine)
    .refine(isVisible, empty)
    .refine((text) => count(text) <= longest, long);

const prompt = line('circles.prompt_empty', LONGEST_PROMPT, 'circles.prompt_long');

const prompts = { prompt_1: prompt, prompt_2: prompt, prompt_3: prompt, prompt_4: prompt };

const length = z
  .enum(LENGTHS.map(String) as [string, ...string[]], 'circles.length_missing')
  .transform(Number);

const { title, body, key, writer } = threadForm.shape;

/** A new circle. */
export const circleForm = z.strictObject({
  title,
  body: body.refine((text) => count(text) <= LONGEST_WORDS, 'circles.words_long'),
  key,
  writer,
  ...prompts,
  length_1: length,
  length_2: length,
  length_3: length,
  length_4: length,
  day: z
    .string('circles.day_bad')
    .trim()
    .refine(isDay, 'circles.day_bad')
    .transform((text): Day => dayOf(text)),
  hour: z
    .string('circles.hour_bad')
    .regex(/^(1?\d|2[0-3])$/, 'circles.hour_bad')
    .transform(Number),
  zone: z
    .string('duty.zone_unknown')
    .transform((text) => zoneNamed(text) ?? '')
    .refine((zone) => zone !== '', 'duty.zone_unknown'),
  members_only: z.literal('yes', 'choices.bad').optional(),
  ...readersField,
});

export type CircleFields = z.infer<typeof circleForm>;

const { day, hour } = circleForm.shape;

/** When the parts that have not begun are to be: from which one on, when that begins, and how long each lasts. */
export const timesForm = z
  .strictObject({
    first: z
      .string('circles.form_mixed_up')
      .regex(/^[1-4]$/, 'circles.form_mixed_up')
      .transform(Number),
    day,
    hour,
    length_1: length.optional(),
    length_2: length.optional(),
    length_3: length.optional(),
    length_4: length.optional(),
  })
  .superRefine((fields, context) => {
    for (const name of lengthsFrom(fields.first))
      if (fields[name] === undefined)
        context.addIssue({ code: 'custom', path: [name], message: 'circles.length_missing' });
  });

export type TimesFields = z.infer<typeof timesForm>;

const LENGTH_FIELDS = ['length_1', 'length_2', 'length_3', 'length_4'] as const;

/** The fields of how long parts last. @param first the part with which they begin, from 1 */
export function lengthsFrom(first: number): (typeof LENGTH_FIELDS)[number][] {
  return LENGTH_FIELDS.slice(first - 1);
}

/** What a topic asks; the version is the one that was on the page. */
export const topicForm = z.strictObject({
  name: line('circles.topic_empty', LONGEST_TOPIC, 'circles.topic_long'),
  ...prompts,
  retired: z
    .literal('yes', 'circles.form_mixed_up')
    .optional()
    .transform((ticked) => ticked === 'yes'),
  version: z
    .string()
    .regex(/^\d{1,6}$/, 'circles.form_mixed_up')
    .transform(Number)
    .optional(),
});

export type TopicFields = z.infer<typeof topicForm>;

/** To whom a circle is offered: a name, or nobody in particular. */
export const offerForm = z.strictObject({
  pseudonym: z.string().default('').transform(cleanLine),
  note: z
    .string()
    .default('')
    .transform((text) => cleanText(text).trim())
    .refine((text) => count(text) <= LONGEST_NOTE, 'circles.note_long'),
});

export type OfferFields = z.infer<typeof offerForm>;

/** What stands beside a facilitator's name; without words, nothing but that they are one. */
export const badgeForm = z.strictObject({
  pseudonym: line('circles.name_missing', 100, 'circles.name_missing'),
  words: z
    .string()
    .default('')
    .transform(cleanLine)
    .refine((text) => count(text) <= LONGEST_BADGE, 'circles.badge_long'),
});

export type BadgeFields = z.infer<typeof badgeForm>;

/** The four prompts of a form, in their order. */
export function promptsFrom(fields: Record<keyof typeof prompts, string>): string[] {
  return [fields.prompt_1, fields.prompt_2, fields.prompt_3, fields.prompt_4];
}

function isDay(text: string): boolean {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return false;
  const { year, month, day } = dayOf(text);
  return new Date(Date.UTC(year, month - 1, day)).toISOString().startsWith(text);
}

function dayOf(text: string): Day {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return { year, month, day };
}
