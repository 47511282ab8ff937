import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { isFor } from './audiences.js';

export type MemberRole = 'member' | 'facilitator' | 'trustee' | 'moderator' | 'lead' | 'admin';

/** What stands between somebody on the team and the team's pages. */
export type Step = 'code' | 'set_up';

/** Who is signed in, as far as a page may need to know. */
export interface Viewer {
  memberId: string;
  personaId: string;
  name: string;
  /** What they may act as at this moment: a member only, while something is missing. */
  role: MemberRole;
  /** The role that they were given. */
  office: MemberRole;
  /** What the team's pages ask for before they open: the code of the second factor, or setting one up. */
  missing: Step | null;
  /** How many of the viewer's own notices are unread. */
  unread: number;
}

/** One request's visitor. `id` is the random id in the visitor's cookie; a guest's has no row anywhere. */
export interface Visit {
  id: string | null;
  viewer: Viewer | null;
  /** Set once the request has shown its visitor's own token. */
  ours?: true;
}

declare module 'express-serve-static-core' {
  interface Request {
    visit: Visit;
  }
}

/** Whether a role moderates. */
export function isStaff(role: MemberRole): boolean {
  return isFor('staff', role);
}

/** Whether a role has pages of the team's: those who moderate, and trustees, who have the second looks alone. */
export function isTeam(role: MemberRole): boolean {
  return isFor('team', role);
}

/** Whether a role leads the team: it answers for the screen, and may change what it does. */
export function isLead(role: MemberRole): boolean {
  return isFor('lead', role);
}

/** Whether a role gives second looks and nothing else. */
export function isTrustee(role: MemberRole): boolean {
  return isFor('second_look', role) && !isStaff(role);
}

/** The first of the team's pages, for somebody who has any. */
export function deskOf(office: MemberRole): string {
  return isTrustee(office) ? '/second-looks' : '/reviews';
}

/** Whether a role answers for the whole place: who is on the team, and when it opens. */
export function isAdmin(role: MemberRole): boolean {
  return isFor('admin', role);
}

/** Parameter: the signed-in viewer, or null. */
export const MaybeViewer = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<Request>().visit.viewer,
);

/** Parameter: the signed-in viewer, on routes that are for members. */
export const SignedIn = createParamDecorator((_: unknown, context: ExecutionContext): Viewer => {
  const { viewer } = context.switchToHttp().getRequest<Request>().visit;
  if (!viewer) throw new Error('SignedIn is for routes with @Access("member") or "staff".');
  return viewer;
});
