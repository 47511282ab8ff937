import { z } from 'zod';
import { ANSWERS } from './opening-reading.js';

/** Something that an admin answers for, or takes back. `fact`: what stood on the page, such as the age. */
export const answerForm = z.strictObject({
  item: z.enum(ANSWERS, 'opening.form_incomplete'),
  given: z.enum(['yes', 'taken_back'], 'opening.form_incomplete'),
  fact: z.string().max(40).optional(),
});

export const doorForm = z.strictObject({
  state: z.enum(['open', 'invited', 'closed'], 'opening.form_incomplete'),
});

/** Whether browsers have some work to do before sign-up. */
export const proofForm = z.strictObject({ proof: z.enum(['on', 'off'], 'opening.form_incomplete') });

export type AnswerFields = z.infer<typeof answerForm>;
export type DoorFields = z.infer<typeof doorForm>;
export type ProofFields = z.infer<typeof proofForm>;
