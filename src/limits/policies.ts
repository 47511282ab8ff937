import { isLead, isStaff, type MemberRole, type Viewer } from '../platform/web/visit.js';
import type { LimitKind, LimitPeople } from './limit.js';

type Staff = Pick<Viewer, 'memberId' | 'role'>;

const RANKS: MemberRole[] = ['member', 'facilitator', 'moderator', 'lead', 'admin'];

/** The owner of a name, as far as it is known: for one that nothing ties to anybody, nothing is. */
export interface Owner {
  member_id: string | null;
  owner_role: MemberRole | null;
}

/** Whether the viewer ranks above the owner: nobody limits themselves, nor their like, nor who leads them. */
export function outranks({ memberId, role }: Staff, { member_id, owner_role }: Owner): boolean {
  return memberId !== member_id && RANKS.indexOf(role) > RANKS.indexOf(owner_role ?? 'member');
}

/** The kinds that a role may give. */
export function mayGive(role: MemberRole, kind: LimitKind): boolean {
  return isStaff(role) && (isLead(role) || kind === 'notice' || kind === 'cool_off');
}

/** Whether the viewer may lift it: their own, or any as a lead. */
export function mayLift(viewer: Staff, limit: LimitPeople): boolean {
  return outranks(viewer, limit) && (limit.set_by === viewer.memberId || isLead(viewer.role));
}

/** Whether the viewer may be the second who confirms a ban. */
export function mayConfirm(viewer: Staff, limit: LimitPeople): boolean {
  return outranks(viewer, limit) && isLead(viewer.role) && limit.set_by !== viewer.memberId;
}

/**
 * Whether the viewer may give the second look: never who set it, and who confirmed it only when there is no third.
 * @param others whether somebody could do it who had no part in it
 */
export function mayDecide(viewer: Staff, limit: LimitPeople, others: boolean): boolean {
  if (!outranks(viewer, limit) || !mayGive(viewer.role, limit.kind)) return false;
  if (limit.set_by === viewer.memberId) return false;
  return limit.confirmed_by !== viewer.memberId || !others;
}
