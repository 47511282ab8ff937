import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { Page } from '../platform/web/answers.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import type { PostView } from '../threads/thread.view.js';
import { othersAmong, saidOfPosts, speaksOfSuicide } from './phrase-reading.js';
import type { Phrase } from './phrases.js';
import { phrasesView } from './phrases.view.js';

/** Puts the buttons below the posts of others, on a thread's page of a member's. */
@Injectable()
export class PhrasesInterceptor implements NestInterceptor {
  constructor(private readonly database: DataSource) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { viewer } = context.switchToHttp().getRequest<Request>().visit;
    if (!viewer) return next.handle();
    return next.handle().pipe(mergeMap((answer: unknown) => this.withPhrases(answer, viewer)));
  }

  private async withPhrases(answer: unknown, viewer: Viewer): Promise<unknown> {
    if (!(answer instanceof Page) || answer.template !== 'threads/show') return answer;
    const view = answer.view as OfThread;
    const posts = await this.withButtons(view, viewer);
    return new Page(answer.template, { ...view, posts }, answer.options);
  }

  private async withButtons({ thread, posts, pause }: OfThread, viewer: Viewer): Promise<object[]> {
    const others = othersAmong(posts);
    if (others.length === 0) return posts;
    const rows = await saidOfPosts.rows(this.database, [others, ownPersonas(viewer)]);
    const said = new Map(rows.map(({ post_id, phrase }) => [post_id, phrase]));
    const all = posts.map(({ id }) => id);
    const gentle = (await speaksOfSuicide.row(this.database, [thread.id, all]))?.gentle ?? true;
    return posts.map((post) => withPhrase(post, said.get(post.id), gentle, Boolean(pause)));
  }
}

interface OfThread {
  thread: { id: string };
  posts: PostView[];
  pause: object | null;
}

// In a pause nothing new is said; what was said can be taken back.
function withPhrase(
  post: PostView,
  said: Phrase | null | undefined,
  gentle: boolean,
  paused: boolean,
): object {
  if (said === undefined || (paused && said === null)) return post;
  return { ...post, phrases: phrasesView(post.id, said, gentle) };
}
