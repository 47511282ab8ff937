import { message } from '../platform/web/messages.js';

/** What a post can be about that a reader may want to fold. PostgreSQL knows the same list (migration 034). */
export const NOTES = [
  'suicide',
  'suicide_loss',
  'self_harm',
  'despair',
  'eating',
  'abuse',
  'substance_use',
  'grief',
] as const;

export type Note = (typeof NOTES)[number];

/** A note in words that people read, such as “self-harm”. */
export function noteWords(note: Note): string {
  return message(`folding.note_${note}`);
}

/** Several notes in words, in the order of the list. */
export function notesInWords(notes: readonly Note[]): string {
  return NOTES.filter((note) => notes.includes(note))
    .map(noteWords)
    .join(', ');
}

/** SQL: the notes that stand on a post, as an array. @param post the expression of its id */
export function notesOf(post: string): string {
  return `array(select cn.note from content_notes cn where cn.post_id = ${post} and cn.stands order by cn.note)`;
}
