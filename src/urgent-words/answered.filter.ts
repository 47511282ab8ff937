import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { kept } from '../platform/errors/problem.filter.js';
import { Page } from '../platform/web/answers.js';
import { Pages } from '../platform/web/pages.js';
import { AnsweredAlready } from './errors.js';

/** The friendly answer to the slower of two. */
@Catch(AnsweredAlready)
export class AnsweredFilter implements ExceptionFilter {
  constructor(private readonly pages: Pages) {}

  catch({ status, by }: AnsweredAlready, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const page = new Page('urgent-words/answered', { name: by, kept: kept(request) }, { status });
    this.pages.send(request, host.switchToHttp().getResponse<Response>(), page);
  }
}
