import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ProblemFilter } from '../../platform/errors/problem.filter.js';
import { Pages } from '../../platform/web/pages.js';
import { DraftPages } from '../drafts/draft-pages.js';
import { draftWords, formOf } from '../drafts/draft-words.js';
import { targetOf } from '../drafts/target.js';
import { StillNew } from './errors.js';

/** The answer to somebody new who wrote more than the first days allow: the same form, with the words in it. */
@Catch(StillNew)
export class StillNewFilter implements ExceptionFilter {
  constructor(
    private readonly draftPages: DraftPages,
    private readonly pages: Pages,
    private readonly problems: ProblemFilter,
  ) {}

  async catch(error: StillNew, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<Request>();
    const target = targetOf(request.path);
    const { viewer } = request.visit;
    if (!target || !viewer) return this.problems.catch(error, host);
    const words = draftWords(target, request.body);
    const form = { ...formOf(words), errors: { body: `threads.still_new_${error.of}` } };
    const page = await this.draftPages.show(words, viewer, error.status, form);
    this.pages.send(request, host.switchToHttp().getResponse<Response>(), page);
  }
}
