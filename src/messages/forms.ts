import { z } from 'zod';
import { cleanText, isVisible } from '../platform/text/clean.js';
import { isUuid } from '../platform/text/uuid.js';
import { hasGap } from '../templates/filling.js';
import { templateChoice, templateStep } from '../templates/forms.js';

/** Characters (code points), as PostgreSQL counts them too. */
const LONGEST = 5_000;

/** Words between the team and an author; the key makes one of a form that is sent twice. */
export const messageForm = z.strictObject({
  body: z
    .string('messages.words_missing')
    .transform((text) => cleanText(text).trim())
    .refine(isVisible, 'messages.words_missing')
    .refine((text) => Array.from(text).length <= LONGEST, 'messages.words_too_long'),
  key: z.string('messages.form_incomplete').refine(isUuid, 'messages.form_incomplete'),
});

/** The team's own form: its words may begin with a template. */
export const teamMessageForm = messageForm.extend({
  /** How many of the author's answers the moderator was shown. */
  seen: z.string().default('0'),
  body: messageForm.shape.body.refine((text) => !hasGap(text), 'templates.gap_left'),
  ...templateChoice,
  ...templateStep,
});

export type MessageFields = z.infer<typeof messageForm>;
export type TeamMessageFields = z.infer<typeof teamMessageForm>;
