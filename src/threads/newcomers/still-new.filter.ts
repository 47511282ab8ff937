import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ProblemFilter } from '../../platform/errors/problem.filter.js';
import type { Page } from '../../platform/web/answers.js';
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
    try {
      const page = await this.again(error, request);
      if (page) this.pages.send(request, host.switchToHttp().getResponse<Response>(), page);
      else this.problems.catch(error, host);
    } catch (worse) {
      this.problems.catch(worse, host);
    }
  }

  private async again(error: StillNew, { path, body, visit }: Request): Promise<Page | null> {
    const target = targetOf(path);
    if (!target || !visit.viewer) return null;
    const words = draftWords(target, body);
    const form = { ...formOf(words), errors: { body: `threads.still_new_${error.of}` } };
    return this.draftPages.show(words, visit.viewer, error.status, form);
  }
}
