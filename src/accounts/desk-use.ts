import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { audienceOf } from '../platform/web/access.js';
import type { Audience } from '../platform/web/audiences.js';
import { Visits } from './visits.js';

// Doors behind which one is at the desk: all that ask for the code first.
const DESK: (Audience | undefined)[] = ['staff', 'second_look', 'lead'];

/** Keeps the team's pages open while somebody uses them. */
@Injectable()
export class DeskUse implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly visits: Visits,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const desk = DESK.includes(audienceOf(this.reflector, context));
    if (desk && request.visit.id && isPerson(request)) this.visits.noteDesk(request.visit.id);
    return next.handle();
  }
}

// A page that asks for news by itself is nobody's use: it goes on when its reader has left.
function isPerson(request: Request): boolean {
  return request.headers['sec-fetch-dest'] !== 'empty';
}
