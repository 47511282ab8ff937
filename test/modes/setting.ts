import type { Mode } from '../../src/place/place-now.js';
import type { Forum } from '../support/forum.js';
import type { Answer, Visitor } from '../support/visitor.js';

// Signed in once: whoever signs in very often is slowed down.
const admins = new WeakMap<Forum, Visitor>();

/** The admin says by the form of the settings what the place is open for. */
export async function setMode(forum: Forum, mode: Mode, reason = ''): Promise<Answer> {
  const ada = await adminOf(forum);
  return ada.send('/settings', { mode, reason }, '/settings/mode');
}

/** Ada, who answers for the place. */
export async function adminOf(forum: Forum): Promise<Visitor> {
  const known = admins.get(forum) ?? (await forum.person('Ada', 'admin'));
  admins.set(forum, known);
  return known;
}
