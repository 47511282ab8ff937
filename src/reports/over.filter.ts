import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { kept } from '../platform/errors/problem.filter.js';
import { Page } from '../platform/web/answers.js';
import { Pages } from '../platform/web/pages.js';
import { NothingToAnswer } from './errors.js';

/** The friendly answer to the slower of two. */
@Catch(NothingToAnswer)
export class OverFilter implements ExceptionFilter {
  constructor(private readonly pages: Pages) {}

  catch({ status, outcome, by }: NothingToAnswer, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const answered = outcome && `reports.outcome_${outcome}`;
    const page = new Page('reports/over', { answered, name: by, kept: kept(request) }, { status });
    this.pages.send(request, http.getResponse<Response>(), page);
  }
}
