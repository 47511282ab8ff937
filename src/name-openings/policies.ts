import { isLead, type Viewer } from '../platform/web/visit.js';
import type { OpeningRow } from './opening-reading.js';

type Staff = Pick<Viewer, 'memberId' | 'role'>;

/** Whether the viewer may end it unopened: who asked, everybody else who leads, and a trustee to whom it has come. */
export function mayRefuse(
  { role }: Staff,
  { stage, may_open }: Pick<OpeningRow, 'stage' | 'may_open'>,
): boolean {
  return stage === 'waits' && (isLead(role) || may_open);
}

/** Whether the viewer may see whose name it is: one of the two, while it is open. */
export function maySeeName(
  { memberId }: Staff,
  { stage, asked_by, opened_by }: Pick<OpeningRow, 'stage' | 'asked_by' | 'opened_by'>,
): boolean {
  return stage === 'open' && [asked_by, opened_by].includes(memberId);
}
