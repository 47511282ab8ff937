import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { CodeFirst, NotFound, OldForm, SetUpFirst, SignInFirst } from '../errors/problem.js';
import { type Audience, isFor, type Knocker } from './audiences.js';
import type { Step, Viewer } from './visit.js';

const AUDIENCE = 'audience';

/** Who may use a route or all routes of a controller. A route that names nobody is closed to everybody. */
export const Access = (audience: Audience) => SetMetadata(AUDIENCE, audience);

/** Whom a route is for, if it says so. */
export function audienceOf(reflector: Reflector, context: ExecutionContext): Audience | undefined {
  return reflector.getAllAndOverride<Audience | undefined>(AUDIENCE, [
    context.getHandler(),
    context.getClass(),
  ]);
}

/** Deny by default. Guests are led to the way in; the staff's pages do not exist for others. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    admit(audienceOf(this.reflector, context), context.switchToHttp().getRequest<Request>());
    return true;
  }
}

function admit(audience: Audience | undefined, request: Request): void {
  const { viewer } = request.visit;
  if (audience === undefined) throw new NotFound();
  if (isFor(audience, knockerAt(audience, viewer))) return;
  if (audience === 'member') throw signInFirst(request);
  if (viewer?.missing && isFor(audience, viewer.office)) throw stepFirst(viewer.missing, request);
  throw new NotFound();
}

// Where the code is asked for, it cannot be there yet.
function knockerAt(audience: Audience, viewer: Viewer | null): Knocker {
  if (!viewer) return 'guest';
  return audience === 'team' ? viewer.office : viewer.role;
}

function signInFirst({ method, originalUrl }: Request): Error {
  return method === 'GET' ? new SignInFirst(originalUrl) : new OldForm();
}

function stepFirst(missing: Step, { originalUrl }: Request): Error {
  return missing === 'code' ? new CodeFirst(originalUrl) : new SetUpFirst();
}
