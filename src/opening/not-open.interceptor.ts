import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { Page } from '../platform/web/answers.js';
import { SignUpDoor } from './sign-up-door.js';

/** Pages that invite a guest to write, or to choose a name for what they wrote. */
export const INVITING = new Set(['home/show', 'threads/new', 'posts/new', 'drafts/kept', 'reports/guest']);

/** Says to a guest, before they write, that nobody can choose a name here yet, or now, or without an invitation. */
@Injectable()
export class NotOpenInterceptor implements NestInterceptor {
  constructor(private readonly door: SignUpDoor) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { viewer } = context.switchToHttp().getRequest<Request>().visit;
    if (viewer) return next.handle();
    return next.handle().pipe(mergeMap((answer: unknown) => this.told(answer)));
  }

  private async told(answer: unknown): Promise<unknown> {
    if (!(answer instanceof Page) || !INVITING.has(answer.template)) return answer;
    const { state } = await this.door.stands();
    const door = { notOpenYet: state === 'soon' || state === 'closed', closedForNow: state === 'closed' };
    const byInvitation = state === 'invited';
    return new Page(answer.template, { ...answer.view, ...door, byInvitation }, answer.options);
  }
}
