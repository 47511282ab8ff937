import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { mergeMap, type Observable } from 'rxjs';
import { Page } from '../platform/web/answers.js';
import { Duty } from './duty.js';

// Pages with a form for words that people read, and with no word of the hours yet.
const FORMS = new Set([
  'threads/new',
  'threads/show',
  'posts/new',
  'posts/edit',
  'drafts/show',
  'reports/new',
  'limits/pause',
  'second-looks/own',
  'second-looks/misread',
  'messages/own',
]);

interface Seen {
  board?: { slug?: string } | null;
  reply?: object | null;
}

/** Says on every form for writing when people read, or that nobody reads at fixed hours. */
@Injectable()
export class ReadingHoursInterceptor implements NestInterceptor {
  constructor(private readonly duty: Duty) {}

  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(mergeMap((answer: unknown) => this.withHours(answer)));
  }

  private async withHours(answer: unknown): Promise<unknown> {
    if (!(answer instanceof Page) || !hasForm(answer)) return answer;
    const readingHours = await this.hoursOf(answer.view);
    return new Page(answer.template, { ...answer.view, readingHours }, answer.options);
  }

  // What is of no board is read by whoever is on duty anywhere: no promise of who is there now.
  private async hoursOf({ board }: Seen): Promise<object | null> {
    if (board?.slug) return this.duty.forBoard(board.slug);
    const hours = await this.duty.hours();
    return hours && { rota: hours.rota, hours: null, everywhere: true };
  }
}

// A thread that is only read says nothing of it.
function hasForm({ template, view }: Page): boolean {
  return FORMS.has(template) && (template !== 'threads/show' || Boolean((view as Seen).reply));
}
