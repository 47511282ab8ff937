import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import { Page } from '../platform/web/answers.js';
import { Cursors } from '../platform/web/cursors.js';
import type { Form } from '../platform/web/form.js';
import { message } from '../platform/web/messages.js';
import type { Viewer } from '../platform/web/visit.js';
import { countWords, dueOf } from './milestones.view.js';
import { Milestones, SHARED } from './milestones.js';
import { Todays } from './today.js';

const FORMS = ['threads/new', 'posts/new'];

/**
 * What a member's own days add to pages of others: a quiet line on the first page when a goal wants to be looked at again,
 * and words to begin with in the form to which "tell others" leads. It only reads.
 */
@Injectable()
export class OwnDaysInterceptor implements NestInterceptor {
  constructor(
    private readonly milestones: Milestones,
    private readonly todays: Todays,
    private readonly cursors: Cursors,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const { viewer } = request.visit;
    if (!viewer || request.method !== 'GET') return next.handle();
    return next.handle().pipe(mergeMap((answer: unknown) => this.withDays(answer, request, viewer)));
  }

  private async withDays(answer: unknown, { query }: Request, viewer: Viewer): Promise<unknown> {
    if (!(answer instanceof Page)) return answer;
    const { template, view, options } = answer;
    if (template === 'home/show')
      return new Page(template, { ...view, ownDays: await this.onHome(viewer) }, options);
    const { milestone, day } = query;
    if (!FORMS.includes(template) || typeof milestone !== 'string') return answer;
    const form = await this.suggested(view as WithForm, this.cursors.open(milestone, SHARED), day, viewer);
    return new Page(template, { ...view, form }, options);
  }

  private async onHome(viewer: Viewer): Promise<object> {
    const all = await this.milestones.of(viewer);
    const none = all.every(({ goals }) => goals.length === 0);
    return { due: !none && dueOf(all, { day: await this.todays.ofPlace() }).length > 0 };
  }

  // What waits in the form, or was written into it, goes first.
  private async suggested(
    { form }: WithForm,
    id: string | null,
    day: unknown,
    viewer: Viewer,
  ): Promise<Form<unknown>> {
    if (form.values.title || form.values.body || id === null) return form;
    const found = (await this.milestones.of(viewer)).find((each) => each.id === id);
    if (!found) return form;
    const count = countWords(found, await this.todays.of(day));
    const words = { name: found.name, count };
    const [title, body] = [message('milestones.share_title', words), message('milestones.share_body', words)];
    return { ...form, values: { ...form.values, title, body } };
  }
}

interface WithForm {
  form: Form<unknown>;
}
