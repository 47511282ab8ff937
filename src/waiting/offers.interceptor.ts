import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { Page } from '../platform/web/answers.js';
import { isStaff, ownPersonas, type Viewer } from '../platform/web/visit.js';
import { gaveFirstAnswer, invitationFor } from './invitation.js';
import { mayAnswerCrisis } from './policies.js';
import { firstReplyOf, longWaiting } from './waiting-reading.js';
import { firstReplyView } from './waiting.view.js';
import { Waiting } from './waiting.js';

/** Offers the list on the boards' pages, and a turn on a thread that waits; tells the desk how many wait for long. */
@Injectable()
export class OffersInterceptor implements NestInterceptor {
  constructor(
    private readonly database: DataSource,
    private readonly waiting: Waiting,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { viewer } = context.switchToHttp().getRequest<Request>().visit;
    if (!viewer) return next.handle();
    return next.handle().pipe(mergeMap((answer: unknown) => this.withOffers(answer, viewer)));
  }

  private async withOffers(answer: unknown, viewer: Viewer): Promise<unknown> {
    if (!(answer instanceof Page)) return answer;
    const { template, view, options } = answer;
    const more = { ...(await this.offerOn(answer, viewer)), ...(await this.deskCount(viewer)) };
    return new Page(template, { ...view, ...more }, options);
  }

  private async offerOn({ template, view }: Page, viewer: Viewer): Promise<object> {
    if (template === 'home/show') return this.listOffer('/waiting', viewer, null);
    if (template === 'boards/show') {
      const { slug } = (view as OfBoard).board;
      return this.listOffer(`/boards/${slug}/waiting`, viewer, slug);
    }
    if (template !== 'threads/show') return {};
    const { id } = (view as OfThread).thread;
    const row = await firstReplyOf.row(this.database, [id, ownPersonas(viewer)]);
    return {
      firstReply: row && firstReplyView(id, row, mayAnswerCrisis(viewer)),
      gaveFirstAnswer: !row && (await gaveFirstAnswer(this.database, id, viewer)),
    };
  }

  // Whoever rests is not asked, and reads no number either.
  private async listOffer(href: string, viewer: Viewer, slug: string | null): Promise<object> {
    if (!(await this.waiting.mayAsk(viewer))) return { waitingHref: null };
    return { waitingHref: href, waitingWords: await invitationFor(this.database, viewer, slug) };
  }

  private async deskCount({ role }: Viewer): Promise<object> {
    if (!isStaff(role)) return {};
    return { waitingLong: (await longWaiting.row(this.database))?.count ?? 0 };
  }
}

interface OfBoard {
  board: { slug: string };
}

interface OfThread {
  thread: { id: string };
}
