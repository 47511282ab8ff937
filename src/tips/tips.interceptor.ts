import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { Page } from '../platform/web/answers.js';
import { isFor } from '../platform/web/audiences.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import type { PostView } from '../threads/thread.view.js';
import { answersAmong, type MarkableRow, marksOfPosts } from './helped-reading.js';
import { hasTips } from './tip-reading.js';

/** Says on a thread which answers helped, and leads from a board to its tips. */
@Injectable()
export class TipsInterceptor implements NestInterceptor {
  constructor(private readonly database: DataSource) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { viewer } = context.switchToHttp().getRequest<Request>().visit;
    return next.handle().pipe(mergeMap((answer: unknown) => this.withMore(answer, viewer)));
  }

  private async withMore(answer: unknown, viewer: Viewer | null): Promise<unknown> {
    if (!(answer instanceof Page)) return answer;
    const more = await this.moreOn(answer, viewer);
    return new Page(answer.template, { ...answer.view, ...more }, answer.options);
  }

  private async moreOn({ template, view }: Page, viewer: Viewer | null): Promise<object> {
    if (template === 'boards/show') return this.onBoard((view as OfBoard).board.slug, viewer);
    if (template === 'threads/show') return { posts: await this.withMarks(view as OfThread, viewer) };
    return {};
  }

  private async onBoard(slug: string, viewer: Viewer | null): Promise<object> {
    const any = (await hasTips.row(this.database, [slug]))?.any === true;
    return {
      tipsHref: any ? `/boards/${slug}/tips` : null,
      helpfulHref: viewer && isFor('facilitator', viewer.role) ? '/tips' : null,
    };
  }

  private async withMarks({ posts, pause }: OfThread, viewer: Viewer | null): Promise<object[]> {
    const answers = answersAmong(posts);
    if (answers.length === 0) return posts;
    const names = viewer ? ownPersonas(viewer) : [];
    const rows = await marksOfPosts.rows(this.database, [answers, names]);
    const marks = new Map(rows.map((row) => [row.id, row]));
    return posts.map((post) => withMark(post, marks.get(post.id), Boolean(pause)));
  }
}

interface OfBoard {
  board: { slug: string };
}

interface OfThread {
  posts: PostView[];
  pause: object | null;
}

function withMark(post: PostView, mark: MarkableRow | undefined, paused: boolean): object {
  if (!mark || (!mark.marked && !mark.own_to_mark)) return post;
  const { marked, own_to_mark: mine } = mark;
  const self = `/posts/${post.id}/helped`;
  return {
    ...post,
    helped: {
      marked,
      markHref: mine && !marked && !paused ? self : null,
      unmarkHref: mine && marked ? `${self}/removal` : null,
    },
  };
}
