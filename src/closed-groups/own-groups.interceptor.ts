import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { Page } from '../platform/web/answers.js';
import type { Viewer } from '../platform/web/visit.js';
import { ClosedGroups } from './closed-groups.js';

/** Leads somebody from the first page to the closed groups that they are in; nobody else sees a word of them. */
@Injectable()
export class OwnGroupsInterceptor implements NestInterceptor {
  constructor(private readonly groups: ClosedGroups) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { viewer } = context.switchToHttp().getRequest<Request>().visit;
    if (!viewer) return next.handle();
    return next.handle().pipe(mergeMap((answer: unknown) => this.withGroups(answer, viewer)));
  }

  private async withGroups(answer: unknown, viewer: Viewer): Promise<unknown> {
    if (!(answer instanceof Page) || answer.template !== 'home/show') return answer;
    const own = await this.groups.all(viewer);
    const groups = own
      .filter(({ joined }) => joined)
      .map(({ slug, name, open }) => ({
        href: `/boards/${slug}`,
        name,
        openHref: open && `/closed-groups/${slug}`,
      }));
    const ownGroups = own.length > 0 ? { groups, invited: groups.length < own.length } : null;
    return new Page(answer.template, { ...answer.view, ownGroups }, answer.options);
  }
}
