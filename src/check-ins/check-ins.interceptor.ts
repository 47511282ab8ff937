import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { Pauses } from '../limits/pauses.js';
import { Page } from '../platform/web/answers.js';
import { isFor } from '../platform/web/audiences.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import {
  checkInBefore,
  checkInOfThread,
  type CheckInRow,
  currentCheckIn,
  ownInCheckIn,
} from './check-in-reading.js';
import { formView, linkView } from './check-in.view.js';

/** Puts the check-in of a board on its page, and the form to check in with on the check-in’s own. */
@Injectable()
export class CheckInsInterceptor implements NestInterceptor {
  constructor(
    private readonly database: DataSource,
    private readonly pauses: Pauses,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { viewer } = context.switchToHttp().getRequest<Request>().visit;
    return next.handle().pipe(mergeMap((answer: unknown) => this.withCheckIn(answer, viewer)));
  }

  private async withCheckIn(answer: unknown, viewer: Viewer | null): Promise<unknown> {
    if (!(answer instanceof Page)) return answer;
    const { template, view, options } = answer;
    const checkIn = await this.partFor(answer, viewer);
    return checkIn ? new Page(template, { ...view, checkIn }, options) : answer;
  }

  private partFor({ template, view }: Page, viewer: Viewer | null): Promise<object | null> {
    if (template === 'boards/show') return this.onBoard((view as OfBoard).board.slug, viewer);
    if (template === 'threads/show') return this.onThread((view as OfThread).thread.id, viewer);
    return Promise.resolve(null);
  }

  private async onBoard(slug: string, viewer: Viewer | null): Promise<object | null> {
    const row = await this.current(slug, viewer);
    const settingsHref =
      viewer && isFor('facilitator', viewer.role) ? `/boards/${slug}/check-in-settings` : null;
    if (!row) return settingsHref === null ? null : { settingsHref };
    return { ...linkView(row), settingsHref, form: await this.formFor(row, viewer) };
  }

  private async onThread(threadId: string, viewer: Viewer | null): Promise<object | null> {
    const row = await checkInOfThread.row(this.database, [threadId]);
    if (!row) return null;
    const current = await this.current(row.slug, viewer);
    const before = await checkInBefore.row(this.database, [row.board_id, row.period]);
    const isCurrent = current?.thread_id === threadId;
    return {
      current: current && !isCurrent ? linkView(current) : null,
      before: before && linkView(before),
      form: isCurrent ? await this.formFor(row, viewer) : null,
    };
  }

  private current(slug: string, viewer: Viewer | null): Promise<CheckInRow | null> {
    return currentCheckIn.row(this.database, [slug, viewer ? ownPersonas(viewer) : []]);
  }

  private async formFor(row: CheckInRow, viewer: Viewer | null): Promise<object | null> {
    if (!viewer || !row.open || (await this.pauses.of(viewer))) return null;
    const own = await ownInCheckIn.row(this.database, [row.thread_id, ownPersonas(viewer)]);
    return { ...formView(row, viewer), editHref: own && `/posts/${own.post_id}/edit` };
  }
}

interface OfBoard {
  board: { slug: string };
}

interface OfThread {
  thread: { id: string };
}
