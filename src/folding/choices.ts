import { type Note, NOTES } from './notes.js';

/** What a reader wants done with posts that have a note. */
export const WAYS = ['fold', 'hide', 'show'] as const;

export type Way = (typeof WAYS)[number];

/** A name that somebody blocked: the random id is what pages and addresses say in its place. */
export interface Block {
  id: string;
  personaId: string;
}

/** How a member wants to read. Kept sealed, for them alone. */
export interface Choices {
  notes: Partial<Record<Note, Way>>;
  words: string[];
  blocks: Block[];
}

export const NO_CHOICES: Choices = { notes: {}, words: [], blocks: [] };

/** Names that one member can block. */
export const MOST_BLOCKS = 500;

/** What is done with a note: folded where nothing was chosen. */
export function wayOf({ notes }: Pick<Choices, 'notes'>, note: Note): Way {
  return notes[note] ?? 'fold';
}

/** Whether there is nothing that differs from how everybody reads. */
export function isUsual({ notes, words, blocks }: Choices): boolean {
  return (
    NOTES.every((note) => (notes[note] ?? 'fold') === 'fold') && words.length === 0 && blocks.length === 0
  );
}
