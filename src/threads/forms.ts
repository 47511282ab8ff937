import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { noteFields } from '../folding/note-fields.js';
import { cleanLine, cleanText, isVisible } from '../platform/text/clean.js';
import { isUuid } from '../platform/text/uuid.js';
import type { Form } from '../platform/web/form.js';
import { choiceFields, readersField } from './choices/fields.js';
import { nameFields, nameFits } from './names/fields.js';
import { renderSafely } from './rendering.js';
import { shownText } from './shown-text.js';

/** Characters (code points), as PostgreSQL counts them too. */
export const LONGEST_TITLE = 120;
export const LONGEST_BODY = 10_000;

const title = z
  .string('threads.title_empty')
  .transform(cleanLine)
  .refine(isVisible, 'threads.title_empty')
  .refine((text) => length(text) <= LONGEST_TITLE, 'threads.title_too_long');

const body = z
  .string('threads.body_empty')
  .transform((text) => cleanText(text).trim())
  .refine(isVisible, 'threads.body_empty')
  .refine((text) => isVisible(shownText(renderSafely(text))), 'threads.body_empty')
  .refine((text) => length(text) <= LONGEST_BODY, 'threads.body_too_long');

const key = z.string('threads.key_bad').refine(isUuid, 'threads.key_bad');

// Whose form it is, for the day its session has ended; nothing else asks for it.
const writer = z.string().max(60).optional();

/** A new text of an opening post. */
export const threadForm = z.strictObject({ title, body, key, writer, ...readersField, ...noteFields });

/** A new thread. */
export const openingForm = z
  .strictObject({ ...threadForm.shape, ...choiceFields, ...nameFields })
  .superRefine(nameFits);

/** A new text of a reply. */
export const postForm = z.strictObject({ body, key, writer, ...readersField, ...noteFields });

/** A reply. */
export const replyForm = z.strictObject({ ...postForm.shape, ...nameFields }).superRefine(nameFits);

/** The form with a key of its own: a good one stays, so that sending again after an error is still the same text. */
export function withKey(form: Form<unknown>): Form<unknown> {
  const key = form.values.key && !form.errors?.key ? form.values.key : randomUUID();
  return { ...form, values: { ...form.values, key } };
}

function length(text: string): number {
  return Array.from(text).length;
}
