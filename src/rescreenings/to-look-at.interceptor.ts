import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { besideDesk } from '../platform/web/desk-pages.js';
import { isStaff, ownPersonas, type Viewer } from '../platform/web/visit.js';
import { findingsWaiting } from './rescreening-reading.js';

/** Tells the desk how many texts that are up were found when they were judged again, and wait for somebody to look. */
@Injectable()
export class ToLookAtInterceptor implements NestInterceptor {
  constructor(private readonly database: DataSource) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { viewer } = context.switchToHttp().getRequest<Request>().visit;
    if (!viewer || !isStaff(viewer.role)) return next.handle();
    return next.handle().pipe(mergeMap((answer: unknown) => besideDesk(answer, () => this.more(viewer))));
  }

  private async more(viewer: Viewer): Promise<object> {
    const row = await findingsWaiting.row(this.database, [ownPersonas(viewer)]);
    return { findingsToSee: row?.findings ?? 0 };
  }
}
