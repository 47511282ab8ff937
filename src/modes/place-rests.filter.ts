import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ProblemFilter } from '../platform/errors/problem.filter.js';
import { formPage, type Page } from '../platform/web/answers.js';
import { Pages } from '../platform/web/pages.js';
import { Terms } from '../terms/terms.js';
import { DraftPages } from '../threads/drafts/draft-pages.js';
import type { DraftWords } from '../threads/drafts/draft-words.js';
import type { Help } from '../threads/help.js';
import { helpForWords } from '../threads/judging.js';
import { type KeptWords, WordKeeping } from './kept-words.js';
import { PlaceRests } from './place-rests.js';

// What a closed place asks machines to wait before they look again; seconds.
const LOOK_AGAIN = '600';

/** The answer where the place is not open for something: help first, and the words are not lost. */
@Injectable()
@Catch(PlaceRests)
export class PlaceRestsFilter implements ExceptionFilter {
  constructor(
    private readonly words: WordKeeping,
    private readonly draftPages: DraftPages,
    private readonly terms: Terms,
    private readonly pages: Pages,
    private readonly problems: ProblemFilter,
  ) {}

  async catch(error: PlaceRests, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    try {
      const page = await this.page(error, request, response);
      if (error.status === 503) response.setHeader('Retry-After', LOOK_AGAIN);
      this.pages.send(request, response, page);
    } catch (worse) {
      this.problems.catch(worse, host);
    }
  }

  private async page({ mode, status }: PlaceRests, request: Request, response: Response): Promise<Page> {
    const words = await this.words.keep(request, response);
    if (mode === 'read_only' && words?.draft && words.stored === 'account')
      return this.formAgain(words.draft, request, status);
    const help = this.helpFor(words, request);
    return formPage('modes/rests', { resting: true, mode, help, kept: words }, { status });
  }

  // The form itself, so that they can be read again and changed.
  private async formAgain(draft: DraftWords, { visit }: Request, status: number): Promise<Page> {
    const { view } = await this.draftPages.show(draft, visit.viewer!);
    return formPage('modes/words', { ...view, resting: true }, { status });
  }

  // The ready sentence is asked for by somebody whose words were held for a crisis.
  private helpFor(words: KeptWords | null, { path }: Request): Help | null {
    if (path.endsWith('/company')) return 'me';
    return words && helpForWords(words, this.terms.known());
  }
}
