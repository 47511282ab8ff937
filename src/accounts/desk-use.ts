import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { audienceOf } from '../platform/web/access.js';
import { Visits } from './visits.js';

/** Keeps the team's pages open while somebody uses them. */
@Injectable()
export class DeskUse implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly visits: Visits,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const audience = audienceOf(this.reflector, context);
    const desk = audience === 'staff' || audience === 'lead';
    if (desk && request.visit.id && isPerson(request)) this.visits.noteDesk(request.visit.id);
    return next.handle();
  }
}

// A page that asks for news by itself is nobody's use: it goes on when its reader has left.
function isPerson(request: Request): boolean {
  return request.headers['sec-fetch-dest'] !== 'empty';
}
