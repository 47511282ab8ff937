import { isLead, isOwn, isStaff, isTrustee, type MemberRole, type Viewer } from '../platform/web/visit.js';
import type { LimitKind, LimitPeople } from './limit.js';

type Staff = Pick<Viewer, 'memberId' | 'personaId' | 'names' | 'role'>;

const RANKS: MemberRole[] = ['member', 'facilitator', 'moderator', 'lead', 'admin'];

/** The owner of a name, as far as it is known: for one that nothing ties to anybody, nothing is. */
export interface Owner {
  persona_id: string | null;
  member_id: string | null;
  owner_role: MemberRole | null;
}

/**
 * Whether the viewer ranks above the owner: nobody limits themselves, nor their like, nor who leads them. A trustee counts
 * like a moderator here: whose decisions they look at cannot silence them.
 */
export function outranks(viewer: Staff, { persona_id, member_id, owner_role }: Owner): boolean {
  if (isOwn(viewer, persona_id) || viewer.memberId === member_id) return false;
  const rank = owner_role === 'trustee' ? 'moderator' : (owner_role ?? 'member');
  return RANKS.indexOf(viewer.role) > RANKS.indexOf(rank);
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

/** What decides who may give the second look at a limit. */
export interface Turn extends LimitPeople {
  /** Somebody could do it who had no part in it. */
  others: boolean;
  /** Somebody of the daily team could do it who did not set it. */
  team_else: boolean;
  /** A trustee could, who had no part in it. */
  trustee_else: boolean;
  /** A day has passed since it was asked for. */
  rested: boolean;
}

/** Whether a member of staff may look again: `later` where nobody else is there and the day is not over. */
export type Turned = 'yes' | 'someone_else' | 'later';

/**
 * Who gives the second look: never who set it while somebody else could, and who confirmed it only when there is no
 * third. A trustee does where nobody of the team can, and else after a day. PostgreSQL asks the same (`guard_limit_appeal`).
 */
export function mayDecide(viewer: Staff, limit: Turn): Turned {
  if (isOwn(viewer, limit.persona_id)) return 'someone_else';
  if (isTrustee(viewer.role)) return isOpenTo(viewer.memberId, limit) ? 'yes' : 'someone_else';
  if (!outranks(viewer, limit) || !mayGive(viewer.role, limit.kind)) return 'someone_else';
  if (limit.set_by === viewer.memberId) return aloneTurn(limit);
  return limit.confirmed_by !== viewer.memberId || !limit.others ? 'yes' : 'someone_else';
}

function isOpenTo(trusteeId: string, { set_by, confirmed_by, member_id, team_else, rested }: Turn): boolean {
  return ![set_by, confirmed_by, member_id].includes(trusteeId) && (!team_else || rested);
}

function aloneTurn({ team_else, trustee_else, rested }: Turn): Turned {
  if (team_else || trustee_else) return 'someone_else';
  return rested ? 'yes' : 'later';
}
