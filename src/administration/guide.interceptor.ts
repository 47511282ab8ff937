import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { Place } from '../place/place.js';
import { beside } from '../platform/web/beside.js';
import { isAdmin } from '../platform/web/visit.js';
import { Guide } from './guide.js';
import { stepsLeft } from './steps.js';

/** The pages on which an admin finds themselves after the way in. */
const FIRST_PAGES = new Set(['home/show', 'reviews/index']);

/** Offers an admin the first steps of a new place, until they are done or put away. */
@Injectable()
export class GuideInterceptor implements NestInterceptor {
  constructor(
    private readonly guide: Guide,
    private readonly place: Place,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { viewer } = context.switchToHttp().getRequest<Request>().visit;
    if (!viewer || !isAdmin(viewer.role) || this.place.now().guidePutAway) return next.handle();
    const more = async (): Promise<object> => ({ firstSteps: stepsLeft(await this.guide.stands()) });
    return next.handle().pipe(mergeMap((answer: unknown) => beside(FIRST_PAGES, answer, more)));
  }
}
