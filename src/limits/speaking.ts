import { BadRequest } from '../platform/errors/problem.js';
import { isOwn, under, type Viewer } from '../platform/web/visit.js';

/** The names from which a private note may come: nobody's words go out under a name that they did not choose. */
export interface Speakers {
  pseudonym: { id: string; name: string };
  others: { id: string; name: string }[];
}

/** What the form of a note offers; null for whoever has one name alone. */
export function speakersOf({ personaId, name, names }: Viewer): Speakers | null {
  if (names.length === 0) return null;
  const others = names.map((worn) => ({ id: worn.personaId, name: worn.name }));
  return { pseudonym: { id: personaId, name }, others };
}

/**
 * The viewer under the name that a form asks for.
 * @param as the id of the name; empty where the viewer has to choose and did not
 * @returns null where a choice is missing
 * @throws BadRequest for a name that is not theirs
 */
export function speakingAs(viewer: Viewer, as: string): Viewer | null {
  if (as === '') return viewer.names.length === 0 ? viewer : null;
  if (!isOwn(viewer, as)) throw new BadRequest();
  return under(viewer, as);
}
