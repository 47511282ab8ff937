import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { Place } from '../place/place.js';
import { audienceOf } from '../platform/web/access.js';
import { isStaff } from '../platform/web/visit.js';
import { PlaceRests } from './place-rests.js';
import { type Holds, isThere, whatHolds } from './what-holds.js';

/** Stands before every route: whether the place is open for it, for this visitor. */
@Injectable()
export class ModeGuard implements CanActivate {
  constructor(
    private readonly place: Place,
    private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const { mode } = this.place.now();
    if (mode === 'open') return true;
    const { viewer } = context.switchToHttp().getRequest<Request>().visit;
    if (isThere(this.holds(context), mode, viewer !== null && isStaff(viewer.role))) return true;
    throw new PlaceRests(mode);
  }

  private holds(context: ExecutionContext): Holds {
    const request = context.switchToHttp().getRequest<Request>();
    const { path } = request.route as { path: string };
    return whatHolds(request.method, path, audienceOf(this.reflector, context));
  }
}
