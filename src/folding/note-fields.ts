import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Form } from '../platform/web/form.js';
import { type Note, NOTES, noteWords } from './notes.js';

type NoteField = `note_${Note}`;

const tick = z.enum(['yes', '']).optional();
const ticks = Object.fromEntries(NOTES.map((note) => [`note_${note}`, tick])) as Record<
  NoteField,
  typeof tick
>;

/** The boxes of every form for writing. `notes_suggested` says which of them were ticked when it was shown. */
export const noteFields = { ...ticks, notes_suggested: z.string().max(200).optional() };

/** What a form said about its words. */
export interface SaidNotes {
  chosen: Note[];
  /** They were ticked in the form, and the writer took the tick away. */
  declined: Note[];
}

/** The notes that a form brought. */
export function saidNotes(fields: Partial<Record<string, unknown>>): SaidNotes {
  const chosen = NOTES.filter((note) => fields[`note_${note}`] === 'yes');
  const suggested = suggestedIn(fields.notes_suggested);
  return { chosen, declined: suggested.filter((note) => !chosen.includes(note)) };
}

/** Writes them beside the text, in the transaction that takes it in and knows its author. */
export function notesBeside(
  fields: Partial<Record<string, unknown>>,
): (manager: EntityManager, revisionId: string, personaId: string) => Promise<void> {
  const { chosen, declined } = saidNotes(fields);
  return async (manager, revisionId, personaId) => {
    await manager.query(
      'select note_own_post((select post_id from revisions where id = $1), $2, $3::text[], $4::text[])',
      [revisionId, personaId, chosen, declined],
    );
  };
}

/** The values of a form in which these notes are ticked; it says itself that they were. */
export function tickedValues(notes: readonly Note[]): Record<string, string> {
  if (notes.length === 0) return {};
  const ticked = Object.fromEntries(notes.map((note) => [`note_${note}`, 'yes']));
  return { ...ticked, notes_suggested: notes.join(',') };
}

/**
 * A form that comes back, with what the check suggests ticked. It suggests each once: what its writer unticked stays so.
 */
export function withSuggestion<Fields>(form: Form<Fields>, suggested: readonly Note[]): Form<Fields> {
  const before = suggestedIn(form.values.notes_suggested);
  const fresh = suggested.filter((note) => !before.includes(note) && form.values[`note_${note}`] !== 'yes');
  if (fresh.length === 0) return form;
  const listed = { notes_suggested: [...before, ...fresh].join(','), notes_fresh: 'yes' };
  return { ...form, values: { ...form.values, ...tickedValues(fresh), ...listed } };
}

/** The boxes as a form shows them. */
export function noteBoxes({ values }: Pick<Form<unknown>, 'values'>): object {
  return {
    boxes: NOTES.map((note) => ({
      id: `note_${note}`,
      words: noteWords(note),
      ticked: values[`note_${note}`] === 'yes',
    })),
    any: NOTES.some((note) => values[`note_${note}`] === 'yes'),
    suggested: suggestedIn(values.notes_suggested).join(',') || null,
    fresh: values.notes_fresh === 'yes',
  };
}

function suggestedIn(listed: unknown): Note[] {
  const codes = typeof listed === 'string' ? listed.split(',') : [];
  return NOTES.filter((note) => codes.includes(note));
}
