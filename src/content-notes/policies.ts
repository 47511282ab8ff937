import { isStaff, type Viewer } from '../platform/web/visit.js';

/** Whether the viewer may say as the team what a post of somebody else is about: facilitators, and staff. */
export function mayNoteAsTeam({ role }: Pick<Viewer, 'role'>): boolean {
  return role === 'facilitator' || isStaff(role);
}
