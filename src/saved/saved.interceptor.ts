import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { Page } from '../platform/web/answers.js';
import type { Viewer } from '../platform/web/visit.js';
import type { PostView } from '../threads/thread.view.js';
import { SavedPosts } from './saved-posts.js';
import { savingView } from './saved.view.js';

/** Puts the button below the posts on a member's page of a thread. */
@Injectable()
export class SavedInterceptor implements NestInterceptor {
  constructor(private readonly saved: SavedPosts) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { viewer } = context.switchToHttp().getRequest<Request>().visit;
    if (!viewer) return next.handle();
    return next.handle().pipe(mergeMap((answer: unknown) => this.withButtons(answer, viewer)));
  }

  private async withButtons(answer: unknown, viewer: Viewer): Promise<unknown> {
    if (!(answer instanceof Page) || answer.template !== 'threads/show') return answer;
    const view = answer.view as { posts: PostView[] };
    const saved = new Set((await this.saved.of(viewer)).map(({ id }) => id));
    const posts = view.posts.map((post) =>
      isSeen(post) ? { ...post, saving: savingView(post.id, saved.has(post.id)) } : post,
    );
    return new Page(answer.template, { ...view, posts }, answer.options);
  }
}

function isSeen({ gone, hidden, away }: PostView): boolean {
  return gone === null && hidden === null && away === null;
}
