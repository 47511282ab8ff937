import { z } from 'zod';
import { cleanLine, isVisible } from '../platform/text/clean.js';

/** What a result can be. Where each is found stands in `sources.ts`. */
export const KINDS = ['thread', 'answer', 'tip', 'resource'] as const;

/** In which order they come: as they fit, or as they went up. */
export const ORDERS = ['best', 'newest'] as const;

const LONGEST = 100;

const anyOf = <Value extends string>(values: readonly Value[]) =>
  z
    .string()
    .default('')
    .transform((given) => values.find((value) => value === given) ?? null);

/** What somebody looks for, and where. A choice that is none counts as none. */
export const searchForm = z.strictObject({
  words: z
    .string('search.words_empty')
    .transform(cleanLine)
    .refine(isVisible, 'search.words_empty')
    .refine((text) => [...text].length <= LONGEST, 'search.words_too_long'),
  board: z.string().max(41).catch(''),
  kind: anyOf(KINDS),
  order: z.enum(ORDERS).catch('best'),
});

export type SearchFields = z.infer<typeof searchForm>;
export type Kind = (typeof KINDS)[number];
