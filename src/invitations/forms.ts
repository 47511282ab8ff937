import { z } from 'zod';

/** People, and days, that one invitation may be for. */
export const MOST_USES = 100;
export const MOST_DAYS = 90;

const whole = (most: number, key: string) =>
  z
    .string(key)
    .trim()
    .regex(/^\d{1,3}$/, key)
    .transform(Number)
    .refine((number) => number >= 1 && number <= most, key);

export const invitationForm = z.strictObject({
  uses: whole(MOST_USES, 'invitations.uses_bad'),
  days: whole(MOST_DAYS, 'invitations.days_bad'),
});

export type InvitationFields = z.infer<typeof invitationForm>;
