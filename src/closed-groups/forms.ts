import { z } from 'zod';
import { cleanLine, cleanText } from '../platform/text/clean.js';

const line = (longest: number, key: string) =>
  z.string(key).max(longest, 'boards.too_long').overwrite(cleanLine).pipe(z.string().min(1, key));

/** A new closed group. */
export const groupForm = z.strictObject({
  name: line(60, 'boards.name_missing'),
  about: z
    .string('closed-groups.about_missing')
    .max(500, 'boards.too_long')
    .overwrite(cleanText)
    .pipe(z.string().min(1, 'closed-groups.about_missing')),
});

/** Somebody by their name: to invite, or to take out. */
export const nameForm = z.strictObject({ pseudonym: line(60, 'closed-groups.name_missing') });

/** Whether a group rests. */
export const restForm = z.strictObject({ rests: z.enum(['yes', 'no'], 'boards.near_missing') });

export type RestFields = z.infer<typeof restForm>;
export type GroupFields = z.infer<typeof groupForm>;
export type NameFields = z.infer<typeof nameForm>;
