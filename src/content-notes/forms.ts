import { z } from 'zod';
import { noteFields } from '../folding/note-fields.js';

/** The boxes alone: what a post that stands already is about. */
export const notesForm = z.strictObject(noteFields);

export type NotesFields = z.infer<typeof notesForm>;
