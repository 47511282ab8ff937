import { z } from 'zod';

/** How somebody goes: their posts too, or without them. */
export const WAYS = ['remove', 'keep'] as const;

/** The password or a passkey's answer comes with it; whether it fits is found out later. */
export const erasureForm = z.strictObject({
  way: z.enum(WAYS, 'erasure.way_missing'),
  sure: z.literal('yes', 'erasure.sure_missing'),
  current: z.string().optional(),
  passkey: z.string().optional(),
});

export type ErasureFields = z.infer<typeof erasureForm>;
