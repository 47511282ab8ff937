import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CodeFirst } from '../platform/errors/problem.js';
import { emptyForm } from '../platform/web/form.js';
import { Pages } from '../platform/web/pages.js';
import { codePage } from './code.view.js';
import { keepForm } from './forms.js';

/** The desk has closed: leads to the code. A form that was sent meanwhile waits inside the form that asks for it. */
@Catch(CodeFirst)
export class CodeFirstFilter implements ExceptionFilter {
  constructor(private readonly pages: Pages) {}

  catch({ way, next }: CodeFirst, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    if (request.method !== 'POST') return response.redirect(303, way);
    const page = codePage(emptyForm(keepForm(next, request.body)), 403);
    this.pages.send(request, response, page);
  }
}
