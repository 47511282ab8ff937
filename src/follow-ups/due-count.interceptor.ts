import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { type Observable, mergeMap } from 'rxjs';
import { DataSource } from 'typeorm';
import { Page } from '../platform/web/answers.js';
import { isStaff, ownPersonas } from '../platform/web/visit.js';
import { dueFollowUps } from './follow-up-reading.js';

/** Tells every page of the team how many follow-ups are due, for the links above the reviews. */
@Injectable()
export class DueCountInterceptor implements NestInterceptor {
  constructor(private readonly database: DataSource) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { viewer } = context.switchToHttp().getRequest<Request>().visit;
    if (!viewer || !isStaff(viewer.role)) return next.handle();
    return next.handle().pipe(mergeMap((answer: unknown) => this.counted(answer, ownPersonas(viewer))));
  }

  private async counted(answer: unknown, own: string[]): Promise<unknown> {
    if (!(answer instanceof Page)) return answer;
    const row = await dueFollowUps.row(this.database, [own]);
    return new Page(answer.template, { ...answer.view, followUpsDue: row?.due ?? 0 }, answer.options);
  }
}
