import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { Page } from '../platform/web/answers.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import { companyView } from './bad-night.view.js';
import { openCompany } from './company-reading.js';

/** Shows a board's company thread in its place on the board's page. */
@Injectable()
export class CompanyInterceptor implements NestInterceptor {
  constructor(private readonly database: DataSource) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { viewer } = context.switchToHttp().getRequest<Request>().visit;
    return next.handle().pipe(mergeMap((answer: unknown) => this.withCompany(answer, viewer)));
  }

  private async withCompany(answer: unknown, viewer: Viewer | null): Promise<unknown> {
    if (!(answer instanceof Page) || answer.template !== 'boards/show') return answer;
    const { slug } = (answer.view as { board: { slug: string } }).board;
    const row = await openCompany.row(this.database, [viewer ? ownPersonas(viewer) : [], slug]);
    const companyThread = row && companyView(row);
    return new Page(answer.template, { ...answer.view, companyThread }, answer.options);
  }
}
