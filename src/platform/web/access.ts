import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { NotFound, OldForm, SignInFirst } from '../errors/problem.js';
import { isLead, isStaff, type Viewer } from './visit.js';

export type Audience = 'anyone' | 'member' | 'staff' | 'lead';

const AUDIENCE = 'audience';

/** Who may use a route or all routes of a controller. A route that names nobody is closed to everybody. */
export const Access = (audience: Audience) => SetMetadata(AUDIENCE, audience);

/** Deny by default. Guests are led to the way in; the staff's pages do not exist for others. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const audience = this.reflector.getAllAndOverride<Audience | undefined>(AUDIENCE, [
      context.getHandler(),
      context.getClass(),
    ]);
    admit(audience, context.switchToHttp().getRequest<Request>());
    return true;
  }
}

function admit(audience: Audience | undefined, request: Request): void {
  const { viewer } = request.visit;
  if (audience === 'anyone') return;
  if (audience === 'member') return admitMember(viewer, request);
  if (audience === 'staff' && viewer && isStaff(viewer.role)) return;
  if (audience === 'lead' && viewer && isLead(viewer.role)) return;
  throw new NotFound();
}

function admitMember(viewer: Viewer | null, request: Request): void {
  if (viewer) return;
  throw request.method === 'GET' ? new SignInFirst(request.originalUrl) : new OldForm();
}
