import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { OldForm, SignInFirst } from '../../platform/errors/problem.js';
import { ProblemFilter } from '../../platform/errors/problem.filter.js';
import type { Page } from '../../platform/web/answers.js';
import { isFromHere } from '../../platform/web/csrf.js';
import { Pages } from '../../platform/web/pages.js';
import { Terms } from '../../terms/terms.js';
import { draftKept } from '../draft-kept.js';
import { Drafts } from '../drafts.js';
import { DraftPages } from './draft-pages.js';
import { type DraftWords, isEmpty, isQuiet, tooLong, wordsForBrowser } from './draft-words.js';
import { targetOf } from './target.js';

/**
 * A writing form that came too late: the session has ended, or the token is an old one. Nothing is sent; the words stand
 * in the same form again, or wait sealed until their writer has signed in. A script is answered without a page, and
 * leaves no cookie: its reader may have left in a hurry.
 */
@Catch(OldForm, SignInFirst)
export class OldFormFilter implements ExceptionFilter {
  constructor(
    private readonly drafts: Drafts,
    private readonly draftPages: DraftPages,
    private readonly terms: Terms,
    private readonly pages: Pages,
    private readonly problems: ProblemFilter,
  ) {}

  async catch(error: Error, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    if (isQuiet(request.body)) return void response.status(403).end();
    try {
      const page = await this.keep(request, response);
      if (page) this.pages.send(request, response, page);
      else this.problems.catch(error, host);
    } catch (worse) {
      this.problems.catch(worse, host);
    }
  }

  private async keep(request: Request, response: Response): Promise<Page | null> {
    const words = wordsOf(request);
    if (!words) return null;
    const { viewer } = request.visit;
    if (viewer) return this.draftPages.show(words, viewer, 403);
    await this.drafts.keep(request, response, words);
    return draftKept(words, this.terms.known(), 403);
  }
}

// Only from a page of this site: nobody else may put words into somebody's hands.
function wordsOf(request: Request): (DraftWords & { writer?: string }) | null {
  const target = request.method === 'POST' ? targetOf(request.path) : null;
  if (!target || !(request.visit.ours || isFromHere(request))) return null;
  const words = wordsForBrowser(target, request.body);
  return isEmpty(words) || tooLong(words) ? null : words;
}
