import { z } from 'zod';
import { ownPath } from '../platform/web/answers.js';

const filledIn = (key: string) => z.string(key).trim().min(1, key).max(200, key);
const code = filledIn('second-factor.code_empty');

export const codeForm = z.strictObject({ code, next: z.string().optional(), kept: z.string().optional() });
export const freshForm = z.strictObject({ code });
export const setUpForm = z.strictObject({
  offer: z.string('second-factor.code_empty'),
  code,
  current: z.string('accounts.current_wrong').min(1, 'accounts.current_wrong'),
});
export const changeForm = z.strictObject({
  offer: z.string('second-factor.code_empty'),
  code,
  fresh: filledIn('second-factor.fresh_empty'),
});
export const resetForm = z.strictObject({ member: z.uuid('second-factor.member_missing') });
export const noFields = z.strictObject({});

export type CodeFields = z.infer<typeof codeForm>;
export type FreshFields = z.infer<typeof freshForm>;
export type SetUpFields = z.infer<typeof setUpForm>;
export type ChangeFields = z.infer<typeof changeForm>;
export type ResetFields = z.infer<typeof resetForm>;

/** A form that was sent when the code was missing, to be sent again after it. */
export interface KeptForm {
  path: string;
  fields: Record<string, string>;
}

const keptForm = z.strictObject({
  path: z.string().refine((path) => ownPath(path, '') !== ''),
  fields: z.record(z.string(), z.string()),
});

/** Writes a form as the field `kept` of another; nothing for a body that no form of this site sends. */
export function keepForm(path: string, body: unknown): Record<string, string> {
  const kept = keptForm.safeParse({ path, fields: body ?? {} });
  return kept.success ? { kept: JSON.stringify(kept.data) } : {};
}

/** Reads what `keepForm` wrote; null for nothing, and for anything else. */
export function readKept(text: string | undefined): KeptForm | null {
  try {
    return keptForm.parse(JSON.parse(text ?? ''));
  } catch {
    return null;
  }
}
