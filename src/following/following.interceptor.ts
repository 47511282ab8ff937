import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { Page } from '../platform/web/answers.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import { followerOfBoard, followerOfThread } from './follow-reading.js';
import { Following } from './following.js';
import { followBoardView, followThreadView } from './following.view.js';

/** Puts the button on a member's pages of threads and boards. */
@Injectable()
export class FollowingInterceptor implements NestInterceptor {
  constructor(
    private readonly database: DataSource,
    private readonly following: Following,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { viewer } = context.switchToHttp().getRequest<Request>().visit;
    if (!viewer) return next.handle();
    return next.handle().pipe(mergeMap((answer: unknown) => this.withButton(answer, viewer)));
  }

  private async withButton(answer: unknown, viewer: Viewer): Promise<unknown> {
    if (!(answer instanceof Page)) return answer;
    const { template, view, options } = answer;
    const following = await this.buttonOn(answer, viewer);
    return following ? new Page(template, { ...view, following }, options) : answer;
  }

  private async buttonOn({ template, view }: Page, viewer: Viewer): Promise<object | null> {
    if (template === 'threads/show') return this.onThread(view as OfThread, viewer);
    if (template !== 'boards/show') return null;
    const { slug } = (view as OfBoard).board;
    const follower = await followerOfBoard.row(this.database, [slug, viewer.personaId]);
    if (follower?.news) await this.following.sawBoard(follower.board_id, viewer.personaId);
    return followBoardView(slug, follower !== null);
  }

  // To come by is to have seen it, as on the page of notices. Of one-time names nothing is written down as read.
  private async onThread(
    { thread, threadNotices, choicesHref }: OfThread,
    viewer: Viewer,
  ): Promise<object | null> {
    const follower = await followerOfThread.row(this.database, [thread.id, ownPersonas(viewer)]);
    if (follower?.news && follower.persona_id === viewer.personaId)
      await this.following.sawThread(thread.id, follower.persona_id);
    const own = {
      opened: choicesHref !== null,
      wrote: threadNotices !== null,
      left: threadNotices?.left === true,
    };
    return followThreadView(thread.id, follower !== null, own);
  }
}

interface OfThread {
  thread: { id: string };
  threadNotices: { left: boolean } | null;
  /** Set for whoever opened it. */
  choicesHref: string | null;
}

interface OfBoard {
  board: { slug: string };
}
