import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { kept } from '../platform/errors/problem.filter.js';
import { Page } from '../platform/web/answers.js';
import { Pages } from '../platform/web/pages.js';
import { Taken } from './errors.js';

/** The friendly answer to the slower of two. */
@Catch(Taken)
export class TakenFilter implements ExceptionFilter {
  constructor(private readonly pages: Pages) {}

  catch({ status, kind, by, outcome }: Taken, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const view = { kind, name: by, outcome, backHref: '/reviews', kept: kept(http.getRequest<Request>()) };
    this.pages.send(
      http.getRequest<Request>(),
      http.getResponse<Response>(),
      new Page('reviews/taken', view, { status }),
    );
  }
}
