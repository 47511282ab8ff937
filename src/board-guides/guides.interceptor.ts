import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { Duty } from '../duty/duty.js';
import { Page } from '../platform/web/answers.js';
import type { Viewer } from '../platform/web/visit.js';
import { Guides } from './guides.js';

/** Puts the way in on a board's page: welcome thread, first steps, what the board says of itself, when people read. */
@Injectable()
export class GuidesInterceptor implements NestInterceptor {
  constructor(
    private readonly guides: Guides,
    private readonly duty: Duty,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { viewer } = context.switchToHttp().getRequest<Request>().visit;
    return next.handle().pipe(mergeMap((answer: unknown) => this.withGuide(answer, viewer)));
  }

  private async withGuide(answer: unknown, viewer: Viewer | null): Promise<unknown> {
    if (!(answer instanceof Page) || answer.template !== 'boards/show') return answer;
    const { slug } = (answer.view as { board: { slug: string } }).board;
    const more = { guide: await this.guides.of(slug, viewer), readingHours: await this.duty.forBoard(slug) };
    return new Page(answer.template, { ...answer.view, ...more }, answer.options);
  }
}
