import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { besideDesk } from '../platform/web/desk-pages.js';
import { isLead } from '../platform/web/visit.js';
import { resourcesToCheck } from './resource-reading.js';

const FRESH_MONTHS = 6;

/** Tells leads, at the desk, how many entries of other help nobody here checked for six months. */
@Injectable()
export class ToCheckInterceptor implements NestInterceptor {
  constructor(private readonly database: DataSource) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { viewer } = context.switchToHttp().getRequest<Request>().visit;
    if (!viewer || !isLead(viewer.role)) return next.handle();
    return next.handle().pipe(mergeMap((answer: unknown) => besideDesk(answer, () => this.more())));
  }

  private async more(): Promise<object> {
    const row = await resourcesToCheck.row(this.database, [freshSince(new Date())]);
    return { resourcesToCheck: row?.entries ?? 0 };
  }
}

function freshSince(now: Date): string {
  const day = new Date(now);
  day.setUTCMonth(day.getUTCMonth() - FRESH_MONTHS);
  return day.toISOString().slice(0, 10);
}
