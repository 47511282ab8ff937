import { z } from 'zod';
import { type Wish, wishesIn, wishFields } from './wishes.js';

/** What the opener of a thread chooses for it. */
export interface Choices {
  membersOnly: boolean;
  wishes: Wish[];
}

/** Beside the words of a new thread. */
export const choiceFields = { members_only: z.literal('yes', 'choices.bad').optional(), ...wishFields };

/** What was chosen in the form of a new thread. */
export function choicesIn(
  fields: { members_only?: 'yes' | undefined } & Parameters<typeof wishesIn>[0],
): Choices {
  return { membersOnly: fields.members_only === 'yes', wishes: wishesIn(fields) };
}

/** Changing the wishes later. */
export const wishesForm = z.strictObject(wishFields);

/** Changing who reads a thread. */
export const readersForm = z.strictObject({ readers: z.enum(['members', 'anyone'], 'choices.bad') });

/** In the form of an answer: who could read the thread when it was opened. */
export const readersField = { readers: z.enum(['members', 'anyone']).optional().catch(undefined) };
