import { z } from 'zod';
import { type Wish, wishesIn, wishFields } from './wishes.js';

/** What the opener of a thread chooses for it. */
export interface Choices {
  membersOnly: boolean;
  wishes: Wish[];
  /** The second board that lists it. */
  secondBoardId?: string | null;
}

/** Beside the words of a new thread. */
export const choiceFields = {
  members_only: z.literal('yes', 'choices.bad').optional(),
  second_board: z.string().max(41, 'boards.second_refused').optional(),
  ...wishFields,
};

/** What was chosen in the form of a new thread. */
export function choicesIn(fields: ReaderFields & Parameters<typeof wishesIn>[0]): Choices {
  return { membersOnly: isForMembers(fields), wishes: wishesIn(fields) };
}

/** Whether members alone read a new thread: so it was chosen, or so the form said of its board, which may be open by now. */
export function isForMembers({ members_only, readers }: ReaderFields): boolean {
  return members_only === 'yes' || readers === 'members';
}

interface ReaderFields {
  members_only?: 'yes' | undefined;
  readers?: 'members' | 'anyone' | undefined;
}

/** Changing the wishes later. */
export const wishesForm = z.strictObject(wishFields);

/** Changing who reads a thread. */
export const readersForm = z.strictObject({ readers: z.enum(['members', 'anyone'], 'choices.bad') });

/** Changing the second board; empty for none. */
export const secondBoardForm = z.strictObject({
  second_board: z.string('boards.second_refused').max(41, 'boards.second_refused'),
});

/** In a writing form: who could read its board or thread when it was opened. */
export const readersField = { readers: z.enum(['members', 'anyone']).optional().catch(undefined) };
