import { z } from 'zod';
import { LONGEST_LABEL } from '../../members/passkeys/passkeys.js';
import { cleanLine } from '../../platform/text/clean.js';
import { complain } from '../fields.js';

const label = z
  .string()
  .overwrite(cleanLine)
  .refine((text) => [...text].length <= LONGEST_LABEL, 'passkeys.label_long')
  .default('');

interface ProofGiven {
  current?: string | undefined;
  passkey?: string | undefined;
}

/** What every form that asks for a proof may send. */
export const proofFields = { current: z.string().optional(), passkey: z.string().optional() };

/** Nothing at all is no proof. */
export function givesProof({ current, passkey }: ProofGiven, context: z.RefinementCtx): void {
  complain(context, current || passkey ? null : 'accounts.current_wrong', 'current');
}

export const proofForm = z.strictObject(proofFields).superRefine(givesProof);
export const madeForm = z.strictObject({ made: z.string('passkeys.not_made'), label });
export const labelForm = z.strictObject({ label });
export const passkeyForm = z.strictObject({
  passkey: z.string(),
  next: z.string().optional(),
  shared: z.string().optional(),
});

export type ProofFields = z.infer<typeof proofForm>;
export type MadeFields = z.infer<typeof madeForm>;
export type LabelFields = z.infer<typeof labelForm>;
export type PasskeyFields = z.infer<typeof passkeyForm>;
