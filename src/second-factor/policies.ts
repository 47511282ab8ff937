import { isLead, type Viewer } from '../platform/web/visit.js';

type Lead = Pick<Viewer, 'memberId' | 'role'>;

/** A reset that waits, as far as the rules ask about it. */
export interface ResetFacts {
  member_id: string;
  asked_by: string;
  /** Whether a day has passed since it was asked for. */
  waited: boolean;
  /** Whether somebody else than who asked may carry it out. */
  others: boolean;
}

/** Whether the viewer may ask for a reset of somebody's factor: never of their own. */
export function mayAsk({ memberId, role }: Lead, subject: string): boolean {
  return isLead(role) && memberId !== subject;
}

/** Whether the viewer may carry it out: someone else than who asked; who asked only when there is nobody else, after a day. */
export function mayConfirm({ memberId, role }: Lead, reset: ResetFacts): boolean {
  if (!isLead(role) || memberId === reset.member_id) return false;
  return memberId !== reset.asked_by || (!reset.others && reset.waited);
}

/** Whether the viewer may stop it: whose factor it is, and every lead. */
export function mayStop({ memberId, role }: Lead, reset: Pick<ResetFacts, 'member_id'>): boolean {
  return isLead(role) || memberId === reset.member_id;
}
