import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { Page } from '../platform/web/answers.js';
import { isLead } from '../platform/web/visit.js';
import { runningOut } from './volunteer-reading.js';
import { soon } from './volunteers.view.js';

/** The pages on which the desk's own list of pages stands. */
const DESK = /^(?:reviews|lines|limits|name-openings|resource-list|templates|terms|volunteers)\/index$/;

/** Reminds leads, at the desk, of training that runs out soon. */
@Injectable()
export class RunningOutInterceptor implements NestInterceptor {
  constructor(private readonly database: DataSource) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { viewer } = context.switchToHttp().getRequest<Request>().visit;
    if (!viewer || !isLead(viewer.role)) return next.handle();
    return next.handle().pipe(mergeMap((answer: unknown) => this.beside(answer)));
  }

  private async beside(answer: unknown): Promise<unknown> {
    if (!(answer instanceof Page) || !DESK.test(answer.template)) return answer;
    const row = await runningOut.row(this.database, [soon(new Date())]);
    return new Page(answer.template, { ...answer.view, trainingEnds: row?.entries ?? 0 }, answer.options);
  }
}
