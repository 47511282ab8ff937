import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { Page } from '../platform/web/answers.js';
import { isLead } from '../platform/web/visit.js';
import { resourcesToCheck } from './resource-reading.js';

const FRESH_MONTHS = 6;
/** The pages on which the desk's own list of pages stands. */
const DESK = /^(?:reviews|lines|limits|name-openings|resource-list|templates|terms|volunteers)\/index$/;

/** Tells leads, at the desk, how many entries of other help nobody here checked for six months. */
@Injectable()
export class ToCheckInterceptor implements NestInterceptor {
  constructor(private readonly database: DataSource) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { viewer } = context.switchToHttp().getRequest<Request>().visit;
    if (!viewer || !isLead(viewer.role)) return next.handle();
    return next.handle().pipe(mergeMap((answer: unknown) => this.beside(answer)));
  }

  private async beside(answer: unknown): Promise<unknown> {
    if (!(answer instanceof Page) || !DESK.test(answer.template)) return answer;
    const row = await resourcesToCheck.row(this.database, [freshSince(new Date())]);
    return new Page(answer.template, { ...answer.view, resourcesToCheck: row?.entries ?? 0 }, answer.options);
  }
}

function freshSince(now: Date): string {
  const day = new Date(now);
  day.setUTCMonth(day.getUTCMonth() - FRESH_MONTHS);
  return day.toISOString().slice(0, 10);
}
