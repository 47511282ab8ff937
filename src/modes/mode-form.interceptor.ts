import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { Place } from '../place/place.js';
import { Page } from '../platform/web/answers.js';
import { emptyForm } from '../platform/web/form.js';
import { modesView } from './modes.view.js';

/** Puts the choice of a mode on the page of the place's settings. */
@Injectable()
export class ModeFormInterceptor implements NestInterceptor {
  constructor(private readonly place: Place) {}

  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(map((answer: unknown) => this.beside(answer)));
  }

  private beside(answer: unknown): unknown {
    if (!(answer instanceof Page) || answer.template !== 'administration/settings') return answer;
    const view = { ...answer.view, ...modesView(this.place.now(), emptyForm()) };
    return new Page(answer.template, view, answer.options);
  }
}
