import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { Page } from '../platform/web/answers.js';
import { isStaff, ownPersonas, type Viewer } from '../platform/web/visit.js';
import { Safeguarding } from './safeguarding.js';
import { toldLately } from './safeguarding-reading.js';

const OWN_WORDS = new Set(['posts/show', 'threads/show']);

/** Names fitting lines to whoever told of it, on the pages of their own words; and to the contact what waits. */
@Injectable()
export class BesideInterceptor implements NestInterceptor {
  constructor(
    private readonly database: DataSource,
    private readonly safeguarding: Safeguarding,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { viewer } = context.switchToHttp().getRequest<Request>().visit;
    if (!viewer) return next.handle();
    return next.handle().pipe(mergeMap((answer: unknown) => this.beside(answer, viewer)));
  }

  private async beside(answer: unknown, viewer: Viewer): Promise<unknown> {
    if (!(answer instanceof Page)) return answer;
    const { template, view, options } = answer;
    const lines = OWN_WORDS.has(template) ? { fittingLines: await this.lines(viewer) } : {};
    const desk = isStaff(viewer.role) ? { safeguarding: await this.desk(viewer) } : {};
    return new Page(template, { ...view, ...lines, ...desk }, options);
  }

  private async lines(viewer: Viewer): Promise<object | null> {
    const told = (await toldLately.rows(this.database, [ownPersonas(viewer)])).map(
      ({ category }) => category,
    );
    if (told.length === 0) return null;
    return { youth: told.includes('minor'), abuse: told.includes('abuse_disclosed') };
  }

  private async desk(viewer: Viewer): Promise<object> {
    const { contact, open, contacts } = await this.safeguarding.standing(viewer);
    const admin = viewer.role === 'admin';
    return { contact, open: contact ? open : 0, admin, nobody: admin && contacts === 0 };
  }
}
