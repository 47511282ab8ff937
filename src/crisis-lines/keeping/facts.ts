import { createHash } from 'node:crypto';
import { z } from 'zod';
import { zoneNamed } from '../../platform/time/zoned-time.js';
import { countryOf } from '../countries.js';
import { KINDS, type LineFacts } from '../crisis-line.js';
import { dialString } from '../dial.js';

const writtenNumber = z.strictObject({
  number: z.string(),
  word: z.string().optional(),
  note: z.string().optional(),
  words: z.string().optional(),
});

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

const weekly = z.strictObject({
  weekly: z
    .array(z.strictObject({ days: z.array(z.int().min(1).max(7)).min(1), from: time, to: time }))
    .min(1),
  about: z.boolean(),
});

/** Facts as they are kept: what does not fit must not reach a page that people in need open. */
export const keptFacts: z.ZodType<LineFacts> = z.strictObject({
  country: z.string().refine((code) => countryOf(code)?.code === code),
  name: z.string(),
  kinds: z.array(z.enum(KINDS)).min(1),
  calls: z.array(writtenNumber),
  texts: z.array(writtenNumber),
  chat: z.string().nullable(),
  hours: z.union([z.literal('always'), z.literal('unknown'), weekly]),
  zone: z.string().refine((zone) => zoneNamed(zone) !== null),
  languages: z.array(z.string()),
  website: z.string().nullable(),
  // Own entries have words of their own.
  note: z.null(),
  words: z.string().nullable().optional(),
  confidence: z.enum(['A', 'B', 'C']),
  verified: z.string().nullable(),
  dialTested: z.boolean(),
  source: z.string(),
  staffNote: z.string().nullable(),
});

/** Stands for everything that a check is made of: where the line is, how it is reached, and when. */
export function reachOf(facts: LineFacts): string {
  const { country, calls, texts, chat, hours, zone } = facts;
  const numbers = [calls, texts].map((way) => way.map(({ number, word }) => [dialString(number), word]));
  const open = typeof hours === 'object' ? [hours.weekly, zoneNamed(zone)] : hours;
  return createHash('sha256')
    .update(JSON.stringify([country, numbers, chat, open]))
    .digest('hex');
}
