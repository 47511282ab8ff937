import type { Viewer } from '../platform/web/visit.js';
import { mayAsk, mayConfirm, mayStop } from './policies.js';
import type { TeamRow } from './reset-reading.js';

/** The team, who of them has a second factor, and what the viewer may do about a lost one. */
export function teamView(viewer: Viewer, rows: TeamRow[]): object {
  return { people: rows.map((row) => personView(viewer, row)) };
}

function personView(viewer: Viewer, row: TeamRow): object {
  const { member_id, name, role, has_factor } = row;
  return {
    name,
    roleLabel: `second-factor.role_${role}`,
    hasFactor: has_factor,
    member: has_factor && row.reset_id === null && mayAsk(viewer, member_id) ? member_id : null,
    reset:
      row.reset_id === null || row.asked_by === null
        ? null
        : resetView(viewer, row, row.asked_by, row.reset_id),
  };
}

function resetView(viewer: Viewer, row: TeamRow, asked_by: string, id: string): object {
  const facts = { ...row, asked_by };
  return {
    by: row.asked_by_name,
    own: asked_by === viewer.memberId,
    alone: !row.others,
    confirmHref: mayConfirm(viewer, facts) ? `/factor-resets/${id}/confirmation` : null,
    stopHref: mayStop(viewer, facts) ? `/factor-resets/${id}/withdrawal` : null,
  };
}
