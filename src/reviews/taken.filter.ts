import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { kept } from '../platform/errors/problem.filter.js';
import { Page } from '../platform/web/answers.js';
import { Pages } from '../platform/web/pages.js';
import { deskOf } from '../platform/web/visit.js';
import { Taken } from './errors.js';

/** The friendly answer to the slower of two. */
@Catch(Taken)
export class TakenFilter implements ExceptionFilter {
  constructor(private readonly pages: Pages) {}

  catch({ status, kind, by, outcome }: Taken, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const backHref = deskOf(request.visit.viewer?.office ?? 'member');
    const view = { kind, name: by, outcome, backHref, kept: kept(request) };
    const page = new Page('reviews/taken', view, { status });
    this.pages.send(request, host.switchToHttp().getResponse<Response>(), page);
  }
}
