import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { ReadingChoices } from '../folding/reading-choices.js';
import { Page } from '../platform/web/answers.js';
import { isFor } from '../platform/web/audiences.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import type { PostView } from '../threads/thread.view.js';
import { boardView } from './calendar.view.js';
import {
  circlesAhead,
  circleOfThread,
  type CircleRow,
  hasCirclesPast,
  minuteOf,
  postsOfCircle,
} from './circle-reading.js';
import { badgeWords, circleView, type Looking } from './circle.view.js';
import { CircleClock } from './clock.js';
import { phaseWords } from './composing.js';
import { PartNotices } from './part-notices.js';
import { phaseAt } from './phases.js';

/** Says on the page of a circle which part it is in, and of each post in which it was written; tells a board of its circles. */
@Injectable()
export class CirclesInterceptor implements NestInterceptor {
  constructor(
    private readonly database: DataSource,
    private readonly reading: ReadingChoices,
    private readonly clock: CircleClock,
    private readonly partNotices: PartNotices,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { viewer } = context.switchToHttp().getRequest<Request>().visit;
    return next.handle().pipe(mergeMap((answer: unknown) => this.withCircles(answer, viewer)));
  }

  private async withCircles(answer: unknown, viewer: Viewer | null): Promise<unknown> {
    if (!(answer instanceof Page)) return answer;
    const more = await this.moreOn(answer, viewer);
    return more ? new Page(answer.template, { ...answer.view, ...more }, answer.options) : answer;
  }

  private async moreOn({ template, view }: Page, viewer: Viewer | null): Promise<object | null> {
    if (template === 'boards/show') return this.onBoard((view as OfBoard).board.slug, viewer);
    if (template === 'threads/show') return this.onThread(view as OfThread, viewer);
    if (template === 'posts/new') return this.onAnswer(view as OfThread, viewer);
    return null;
  }

  private async onBoard(slug: string, viewer: Viewer | null): Promise<object | null> {
    const looking = await this.looking(viewer);
    const ahead = await circlesAhead.rows(this.database, [namesOf(viewer), minuteOf(looking.now), slug]);
    const any = ahead.length > 0 || (await this.hasPast(slug, looking));
    const opens = viewer !== null && isFor('facilitator', viewer.role);
    if (!any && !opens) return null;
    const newHref = opens ? `/boards/${slug}/circles/new` : null;
    return {
      circles: { lines: boardView(ahead, looking), href: any ? `/boards/${slug}/circles` : null, newHref },
    };
  }

  private async hasPast(slug: string, { viewer, now }: Looking): Promise<boolean> {
    return (await hasCirclesPast.row(this.database, [namesOf(viewer), minuteOf(now), slug]))!.past;
  }

  private async onThread(view: OfThread, viewer: Viewer | null): Promise<object | null> {
    const row = await this.circleOf(view, viewer);
    if (!row) return null;
    const told = await this.toldOf(view, viewer);
    const circle = circleView(row, await this.looking(viewer));
    return {
      circle: { ...circle, told: circle.over ? null : told },
      posts: await this.withPhases(view.posts, row),
    };
  }

  // Whoever left the thread hears nothing of it anyway.
  private async toldOf(view: OfThread, viewer: Viewer | null): Promise<object | null> {
    if (!viewer || view.threadNotices?.left) return null;
    const hearing = await this.partNotices.of(view.thread.id, viewer);
    const href = `/threads/${view.thread.id}/part-notices`;
    return hearing && { silent: hearing.silent, href: hearing.silent ? href : `${href}/removal` };
  }

  private async onAnswer(view: OfThread, viewer: Viewer | null): Promise<object | null> {
    const row = await this.circleOf(view, viewer);
    return row && { circle: circleView(row, await this.looking(viewer)) };
  }

  private async withPhases(posts: PostView[], { thread_id: id, edges, badge }: CircleRow): Promise<object[]> {
    const shown = posts.filter(({ html }) => html !== null).map((post) => post.id);
    const rows = await postsOfCircle.rows(this.database, [id, shown]);
    const found = new Map(rows.map((row) => [row.id, row]));
    return posts.map((post) => {
      const row = found.get(post.id);
      if (!row) return post;
      const phase = phaseAt(edges, row.published_at);
      return {
        ...post,
        circle: { phase: phase && phaseWords(phase), badge: row.led ? badgeWords(badge) : null },
      };
    });
  }

  private circleOf({ thread }: OfThread, viewer: Viewer | null): Promise<CircleRow | null> {
    return circleOfThread.row(this.database, [namesOf(viewer), thread.id]);
  }

  private async looking(viewer: Viewer | null): Promise<Looking> {
    return { viewer, reader: await this.reading.reader(viewer), now: this.clock.now() };
  }
}

function namesOf(viewer: Viewer | null): string[] {
  return viewer ? ownPersonas(viewer) : [];
}

interface OfBoard {
  board: { slug: string };
}

interface OfThread {
  thread: { id: string };
  posts: PostView[];
  threadNotices?: { left: boolean } | null;
}
