import { z } from 'zod';
import { cleanLine, cleanText, isVisible } from '../platform/text/clean.js';
import { isUuid } from '../platform/text/uuid.js';
import { isDay, latestDay } from './days.js';
import { WAYS } from './milestone.js';

/** Characters. */
export const LONGEST_NAME = 80;
const LONGEST_REASONS = 2000;
const LONGEST_NOTE = 500;
export const LONGEST_GOAL = 200;

const key = z.string('milestones.key_bad').refine(isUuid, 'milestones.key_bad');

// The day that the page was made for, so that the next one is made for it too.
const shown = z.string().max(10).optional();

const day = z
  .string('milestones.day_bad')
  .trim()
  .refine(isDay, 'milestones.day_bad')
  .refine((text) => text <= latestDay(), 'milestones.day_ahead');

const line = (empty: string, longest: number, long: string) =>
  z
    .string(empty)
    .transform(cleanLine)
    .refine(isVisible, empty)
    .refine((text) => Array.from(text).length <= longest, long);

const words = (longest: number, long: string) =>
  z
    .string()
    .default('')
    .transform((text) => cleanText(text).trim())
    .refine((text) => Array.from(text).length <= longest, long);

/** What one counts days for. */
export const planForm = z.strictObject({
  key,
  shown,
  name: line('milestones.name_empty', LONGEST_NAME, 'milestones.name_long'),
  way: z.enum(WAYS, 'milestones.way_missing'),
  day,
  reasons: words(LONGEST_REASONS, 'milestones.reasons_long'),
});

/** A setback. */
export const setbackForm = z.strictObject({
  shown,
  day,
  note: words(LONGEST_NOTE, 'milestones.note_long'),
});

/** A day on which something ends or begins again. */
export const dayForm = z.strictObject({ shown, day });

/** A goal, with the day on which to look at it again, which may lie ahead. */
export const goalForm = z.strictObject({
  key,
  shown,
  words: line('milestones.goal_empty', LONGEST_GOAL, 'milestones.goal_long'),
  review: z
    .string()
    .trim()
    .default('')
    .refine((text) => text === '' || isDay(text), 'milestones.day_bad')
    .transform((text) => text || null),
  reached: z.enum(['yes', '']).optional(),
});

/** Nothing but the button. */
export const bareForm = z.strictObject({ shown });

export type PlanFields = z.infer<typeof planForm>;
export type SetbackFields = z.infer<typeof setbackForm>;
export type DayFields = z.infer<typeof dayForm>;
export type GoalFields = z.infer<typeof goalForm>;
export type BareFields = z.infer<typeof bareForm>;
