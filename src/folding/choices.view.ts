import type { Form } from '../platform/web/form.js';
import { type Block, WAYS } from './choices.js';
import { NOTES, noteWords } from './notes.js';

/** A blocked name, as its list shows it. */
export interface BlockedName {
  id: string;
  name: string;
}

/** The page of how somebody wants to read. @param kept whether it has just been kept */
export function choicesView(form: Form<unknown>, names: BlockedName[], kept = false): object {
  return {
    notes: NOTES.map((note) => ({
      id: `way_${note}`,
      words: noteWords(note),
      error: form.errors?.[`way_${note}`],
      ways: WAYS.map((way) => ({
        value: way,
        label: `folding.way_${way}`,
        chosen: (form.values[`way_${note}`] ?? 'fold') === way,
      })),
    })),
    names,
    kept,
    form,
  };
}

/** The names that are still there, in their order. */
export function namesOf(blocks: Block[], rows: { id: string; name: string }[]): BlockedName[] {
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return blocks
    .map(({ id, personaId }) => ({ id, name: names.get(personaId) ?? '' }))
    .filter(({ name }) => name !== '')
    .sort((one, two) => one.name.localeCompare(two.name, 'en'));
}
