import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { isFor } from './audiences.js';

export type MemberRole = 'member' | 'facilitator' | 'trustee' | 'moderator' | 'lead' | 'admin';

/** What stands between somebody on the team and the team's pages. */
export type Step = 'code' | 'set_up';

/** A name that somebody wears in one thread alone. */
export interface OneTimeName {
  personaId: string;
  threadId: string;
  name: string;
}

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
  /** All one-time names of the viewer. */
  names: OneTimeName[];
}

/** One request's visitor. `id` is the random id in the visitor's cookie; a guest's has no row anywhere. */
export interface Visit {
  id: string | null;
  viewer: Viewer | null;
  /** Set once the request has shown its visitor's own token. */
  ours?: true;
  /** Whether the member said at sign-in that others use the device too. */
  shared?: boolean;
}

declare module 'express-serve-static-core' {
  interface Request {
    visit: Visit;
  }
}

/** Whether a name is the viewer's: the pseudonym, or one of the one-time names. */
export function isOwn(viewer: Named | null, personaId: string | null): boolean {
  return viewer !== null && personaId !== null && ownPersonas(viewer).includes(personaId);
}

/** Somebody by their names. */
export interface Named {
  personaId: string;
  names: Pick<OneTimeName, 'personaId'>[];
}

/** All names of the viewer, for statements that only read. Nothing is ever written about two of them at once. */
export function ownPersonas({ personaId, names }: Named): string[] {
  return [personaId, ...names.map((name) => name.personaId)];
}

/** The viewer as they are in a thread: under the one-time name that they wear there, if any. */
export function wearing<Somebody extends Viewer | null>(viewer: Somebody, threadId: string): Somebody {
  const worn = viewer?.names.find((name) => name.threadId === threadId);
  return worn ? { ...viewer, personaId: worn.personaId, name: worn.name } : viewer;
}

/** The viewer under one of their own names, such as the one that wrote a post. */
export function under(viewer: Viewer, personaId: string): Viewer {
  const name = viewer.names.find((each) => each.personaId === personaId)?.name ?? viewer.name;
  return { ...viewer, personaId, name };
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
