import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.module.js';
import { Page } from '../platform/web/answers.js';
import { isAdmin } from '../platform/web/visit.js';
import { Opening } from './opening.js';
import { brokenView } from './opening.view.js';

/** The pages on which the links of the desk stand. */
export const DESK_PAGES = new Set([
  'reviews/index',
  'limits/index',
  'lines/index',
  'name-openings/index',
  'resource-list/index',
  'templates/index',
  'terms/index',
  'volunteers/index',
]);

/** Tells the admin on the desk what is to do before the place opens, and what no longer holds once it is open. */
@Injectable()
export class OpeningDeskInterceptor implements NestInterceptor {
  constructor(
    private readonly opening: Opening,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { viewer } = context.switchToHttp().getRequest<Request>().visit;
    if (!viewer || !isAdmin(viewer.role)) return next.handle();
    return next.handle().pipe(mergeMap((answer: unknown) => this.told(answer)));
  }

  private async told(answer: unknown): Promise<unknown> {
    if (!(answer instanceof Page) || !DESK_PAGES.has(answer.template)) return answer;
    return new Page(answer.template, { ...answer.view, beforeOpening: await this.part() }, answer.options);
  }

  // On one's own machine nothing has to be done.
  private async part(): Promise<object> {
    if (this.config.local) return { toDo: 0, broken: null };
    const { items, row } = await this.opening.standing();
    const broken = brokenView(items);
    return {
      toDo: broken.length,
      broken: (row.open || row.by_invitation) && broken.length > 0 ? broken : null,
    };
  }
}
