import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

export type MemberRole = 'member' | 'facilitator' | 'moderator' | 'lead' | 'admin';

/** Who is signed in, as far as a page may need to know. */
export interface Viewer {
  memberId: string;
  personaId: string;
  name: string;
  role: MemberRole;
  /** How many of the viewer's own notices are unread. */
  unread: number;
}

/** One request's visitor. `id` is the random id in the visitor's cookie; a guest's has no row anywhere. */
export interface Visit {
  id: string | null;
  viewer: Viewer | null;
}

declare module 'express-serve-static-core' {
  interface Request {
    visit: Visit;
  }
}

/** Whether a role moderates. */
export function isStaff(role: MemberRole): boolean {
  return role === 'moderator' || role === 'lead' || role === 'admin';
}

/** Whether a role leads the team: it answers for the screen, and may change what it does. */
export function isLead(role: MemberRole): boolean {
  return role === 'lead' || role === 'admin';
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
