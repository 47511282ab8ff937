import { randomUUID } from 'node:crypto';
import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { pauseView } from '../limits/pause.view.js';
import { speakersOf } from '../limits/speaking.js';
import { kept } from '../platform/errors/problem.filter.js';
import { Page } from '../platform/web/answers.js';
import { emptyForm } from '../platform/web/form.js';
import { Pages } from '../platform/web/pages.js';
import { Paused } from './errors.js';
import { screenedText } from './revision.entity.js';

/** The answer to who may not post at the moment: help first, their words, and the way to the team. */
@Catch(Paused)
export class PausedFilter implements ExceptionFilter {
  constructor(private readonly pages: Pages) {}

  catch({ status, pause, help, words }: Paused, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const view = {
      help,
      pause: pauseView(pause),
      backHref: above(request.path),
      speakers: request.visit.viewer && speakersOf(request.visit.viewer),
      form: noteOf(request, words),
    };
    const page = new Page('limits/refused', view, { status });
    this.pages.send(request, host.switchToHttp().getResponse<Response>(), page);
  }
}

// The thread, the board or the post that the form belongs to.
function above(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function noteOf(request: Request, ready: string | null): object {
  const words = kept(request);
  return emptyForm({ body: words ? screenedText(words) : (ready ?? ''), key: randomUUID() });
}
