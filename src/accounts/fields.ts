import { z } from 'zod';
import { passwordProblem } from '../members/password-rules.js';
import { nameProblem } from '../personas/name-rules.js';
import { cleanLine } from '../platform/text/clean.js';

/** A pseudonym for someone who has one. */
export const pseudonym = z
  .string('accounts.pseudonym_empty')
  .overwrite(cleanLine)
  .min(1, 'accounts.pseudonym_empty');

/** A pseudonym for someone new. */
export const newPseudonym = z
  .string('accounts.pseudonym_empty')
  .overwrite(cleanLine)
  .superRefine((name, context) => complain(context, nameProblem(name)));

/** A password as typed: never trimmed, never cut. */
export const password = z.string('accounts.password_empty').min(1, 'accounts.password_empty');

/** A new password is measured with the name at hand: the check belongs to the whole form. */
export function newPasswordFits(
  fields: { pseudonym: string; password: string },
  context: z.RefinementCtx,
): void {
  complain(context, passwordProblem(fields.password, fields.pseudonym), 'password');
}

/** Adds a message key to what is wrong with a form, or nothing for null. */
export function complain(context: z.RefinementCtx, key: string | null, field?: string): void {
  if (key) context.addIssue({ code: 'custom', message: key, path: field ? [field] : [] });
}
