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
import { besideDesk } from '../platform/web/desk-pages.js';
import { isAdmin } from '../platform/web/visit.js';
import { Opening } from './opening.js';
import { brokenView } from './opening.view.js';

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
    return next
      .handle()
      .pipe(
        mergeMap((answer: unknown) => besideDesk(answer, async () => ({ beforeOpening: await this.part() }))),
      );
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
