import { z } from 'zod';
import { cleanLine, cleanText } from '../platform/text/clean.js';

export const MODELS = ['mutual', 'twelve_step', 'professional', 'general'] as const;

const SLUG = /^[a-z][a-z0-9-]{1,40}$/;

const line = (longest: number, key: string) =>
  z.string(key).max(longest, 'boards.too_long').overwrite(cleanLine).pipe(z.string().min(1, key));

const text = (longest: number) => z.string().max(longest, 'boards.too_long').overwrite(cleanText).default('');

const box = z
  .literal('yes', 'boards.near_missing')
  .optional()
  .transform((answer) => answer === 'yes');

const texts = {
  description: line(200, 'boards.description_missing'),
  welcome: line(500, 'boards.welcome_missing'),
  rules: text(5000),
  first_steps: text(5000),
};

/** What a board says: the texts that facilitators may change. */
export const textsForm = z.strictObject(texts);

/** How a board works: an admin's to say. */
export const workingForm = z.strictObject({
  name: line(60, 'boards.name_missing'),
  model: z.enum(MODELS, 'boards.near_missing'),
  members_only: box,
  strict: box,
  near_crisis: box,
  listed: box,
  read_only: box,
  archived: box,
});

/** A new board. Its address stays, so that links to it stay good. */
export const newBoardForm = z.strictObject({
  address: z.string('boards.address_bad').trim().regex(SLUG, 'boards.address_bad'),
  name: line(60, 'boards.name_missing'),
  description: texts.description,
  welcome: texts.welcome,
});

export const readyForm = z.strictObject({ board: z.string('boards.board_missing') });

export const placeForm = z.strictObject({
  direction: z.enum(['up', 'down'], 'boards.near_missing'),
});

/** The board that this one becomes part of; ticked once more, as it cannot be undone. */
export const mergingForm = z.strictObject({
  into: z.string('boards.board_missing').regex(SLUG, 'boards.board_missing'),
  sure: z.literal('yes', 'boards.merge_unsure'),
});

export type TextsFields = z.infer<typeof textsForm>;
export type WorkingFields = z.infer<typeof workingForm>;
export type NewBoardFields = z.infer<typeof newBoardForm>;
