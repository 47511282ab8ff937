import { noteBoxes, tickedValues } from '../folding/note-fields.js';
import { noteWords } from '../folding/notes.js';
import { emptyForm } from '../platform/web/form.js';
import type { NotedPost } from './post-notes.js';

/** The page on which a post's notes are changed. What the team put there is not its author's to take away. */
export function postNotesView({ id, own, name, notes }: NotedPost): object {
  const byTeam = notes.filter(({ by }) => by === 'team').map(({ note }) => note);
  const theirs = own ? notes.filter(({ by }) => by !== 'team') : notes;
  const form = emptyForm(tickedValues(theirs.map(({ note }) => note)));
  return {
    own,
    name,
    href: `/posts/${id}`,
    action: `/posts/${id}/notes`,
    byTeam: own ? byTeam.map(noteWords) : [],
    byScreen: own && notes.some(({ by }) => by === 'screen'),
    notes: { ...noteBoxes(form), open: true },
  };
}
