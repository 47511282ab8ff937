import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { besideDesk } from '../platform/web/desk-pages.js';
import { isLead } from '../platform/web/visit.js';
import { runningOut } from './volunteer-reading.js';
import { soon } from './volunteers.view.js';

/** Reminds leads, at the desk, of training that runs out soon. */
@Injectable()
export class RunningOutInterceptor implements NestInterceptor {
  constructor(private readonly database: DataSource) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { viewer } = context.switchToHttp().getRequest<Request>().visit;
    if (!viewer || !isLead(viewer.role)) return next.handle();
    return next.handle().pipe(mergeMap((answer: unknown) => besideDesk(answer, () => this.more())));
  }

  private async more(): Promise<object> {
    const row = await runningOut.row(this.database, [soon(new Date())]);
    return { trainingEnds: row?.entries ?? 0 };
  }
}
