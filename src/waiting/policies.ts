import { isStaff, type Viewer } from '../platform/web/visit.js';

/** Whether the viewer may be the first to answer somebody who wrote in a crisis: the team and facilitators. */
export function mayAnswerCrisis({ role }: Pick<Viewer, 'role'>): boolean {
  return role === 'facilitator' || isStaff(role);
}
