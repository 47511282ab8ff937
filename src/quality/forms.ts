import { z } from 'zod';

export const judgementForm = z.strictObject({
  judgement: z.enum(['crisis', 'concern', 'none', 'unsure'], 'quality.judgement_missing'),
});

export type JudgementFields = z.infer<typeof judgementForm>;
